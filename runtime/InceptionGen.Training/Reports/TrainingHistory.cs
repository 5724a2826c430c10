using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace InceptionGen.Training;

/// <summary>The epochs of a training.</summary>
/// <param name="Epochs">They, in order.</param>
/// <param name="Best">The number of the epoch whose weights the trainer has now; 0 if it has those of the last step.</param>
/// <param name="End">Why it ended.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochReport> Epochs, int Best, TrainingEnd End)
{
    /// <summary>A line for each epoch, after one of headings.</summary>
    public string ToCsv()
    {
        StringBuilder text = new("epoch,loss,accuracy,validation loss,validation accuracy,learning rate,seconds\n");
        foreach (EpochReport epoch in Epochs)
        {
            text.Append(string.Create(
                CultureInfo.InvariantCulture,
                $"{epoch.Epoch},{epoch.Loss},{epoch.Accuracy},{epoch.Validation?.Loss},{epoch.Validation?.Accuracy},{epoch.LearningRate},{epoch.Time.TotalSeconds:0.000}\n"));
        }

        return text.ToString();
    }

    /// <summary>Loss and accuracy over the epochs, as a picture.</summary>
    public string ToSvg() => CurvesPicture.Of(
        [
            new("loss", [.. Epochs.Select(epoch => epoch.Loss)], [.. Epochs.Where(epoch => epoch.Validation is not null).Select(epoch => epoch.Validation!.Loss)]),
            new("accuracy", [.. Epochs.Select(epoch => epoch.Accuracy)], [.. Epochs.Where(epoch => epoch.Validation is not null).Select(epoch => epoch.Validation!.Accuracy)]),
        ]);
}
