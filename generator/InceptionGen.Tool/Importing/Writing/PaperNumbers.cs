namespace InceptionGen.Tool.Importing.Writing;

/// <summary>Numbers modules as GoogLeNet's Table 1 does: 3a, 3b, 4a, the number growing where the grid becomes smaller.</summary>
internal sealed class PaperNumbers
{
    private int _stage = 1, _module;

    /// <summary>A pool or a module that strides ends a stage.</summary>
    public void NextStage() => (_stage, _module) = (_stage + 1, 0);

    /// <summary>"3a"; after 26 modules, "3 27".</summary>
    public string NextModule()
    {
        int index = _module++;
        return index < 26 ? $"{NumberText.Of(_stage)}{(char)('a' + index)}" : $"{NumberText.Of(_stage)} {NumberText.Of(index + 1)}";
    }
}
