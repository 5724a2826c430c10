using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Nodes;

/// <summary>An operation in training: what it makes of its inputs, and what the gradient of its output makes of the gradients of its inputs and weights.</summary>
internal abstract class TrainingNode
{
    /// <summary>Where the table says it.</summary>
    public string Cell { get; set; } = "";

    /// <summary>Floats of scratch memory that each thread needs.</summary>
    public virtual long ScratchFloats(int batch) => 0;

    /// <summary>Bytes of its weights as kernels read them, once it has run; 0 where a frozen row's are counted elsewhere.</summary>
    public virtual long WeightBytes => 0;

    /// <summary>Computes the output.</summary>
    public abstract void Forward(StepContext step);

    /// <summary>Takes what it learned of the batch besides gradients: the loss and all gradients are finite.</summary>
    public virtual void Accept()
    {
    }

    /// <summary>Computes gradients from the output's, which is complete. May overwrite the output's.</summary>
    public abstract void Backward(StepContext step);
}
