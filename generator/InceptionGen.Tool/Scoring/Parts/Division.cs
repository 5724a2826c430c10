using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Tool.Scoring.Inputs;

namespace InceptionGen.Tool.Scoring.Parts;

/// <summary>How the images of a job are divided: by the hash of its key each belongs to a part, and shard I of N makes the parts I, I + N, I + 2N and so on. So the parts are the same
/// whoever makes them, and another number of shards can go on where one stopped.</summary>
/// <param name="Files">All images and tar files.</param>
/// <param name="WholeTars">Whether the images of a tar file stay together, by the hash of the tar file's own key.</param>
internal sealed record Division(InputFiles Files, bool WholeTars)
{
    /// <summary>What a part is to have at most, on average: what a process that is killed loses.</summary>
    private const int ImagesOfPart = 256;

    /// <summary>The number of parts where nobody says one: as many as give parts of that size, and each shard as many as the others.</summary>
    public int Parts(int shards)
    {
        long images = Files.All().Sum(file => !file.IsTar ? 1 : WholeTars ? ImagesOfPart : TarImages.Of(file).LongCount());
        long ofShard = (images + ((long)ImagesOfPart * shards) - 1) / ((long)ImagesOfPart * shards);
        return shards * (int)Math.Clamp(ofShard, 1, Shard.MostShards / shards);
    }

    /// <summary>The parts of a shard, with their images.</summary>
    /// <exception cref="ScoreException">A key is there twice, or there is no image at all.</exception>
    public IReadOnlyList<PartImages> Of(Shard shard, int parts)
    {
        var own = new Dictionary<int, List<ScoredImage>>();
        for (int part = shard.Index; part < parts; part += shard.Count) own.Add(part, []);

        bool isEmpty = true;
        foreach (InputFile file in Files.All())
        {
            if (!file.IsTar)
            {
                isEmpty = false;
                if (own.TryGetValue(KeyHash.PartOf(file.Key, parts), out List<ScoredImage>? images)) images.Add(new ScoredImage(file.Key, file.Path));
                continue;
            }

            // The headers of a whole tar file are read by its own shard only.
            List<ScoredImage>? together = WholeTars ? own.GetValueOrDefault(KeyHash.PartOf(file.Key, parts)) : null;
            if (WholeTars && together is null)
            {
                isEmpty = false;
                continue;
            }

            foreach (ScoredImage image in TarImages.Of(file))
            {
                isEmpty = false;
                (together ?? own.GetValueOrDefault(KeyHash.PartOf(image.Key, parts)))?.Add(image);
            }
        }

        if (isEmpty) throw new ScoreException("there is no image in these tar files.");
        return [.. own.OrderBy(part => part.Key).Select(part => new PartImages(part.Key, Sorted(part.Value)))];
    }

    private static List<ScoredImage> Sorted(List<ScoredImage> images)
    {
        images.Sort((left, right) => KeyHash.Compare(left.Key, right.Key));
        for (int i = 1; i < images.Count; i++)
        {
            if (images[i].Key == images[i - 1].Key) throw Twice(images[i - 1], images[i]);
        }

        return images;
    }

    private static ScoreException Twice(ScoredImage one, ScoredImage other) => new(one.Path == other.Path
        ? $"'{one.Key}': there are two images of this key{(one.Offset >= 0 ? $" in {one.Path}" : ", since its path is given twice")}. Rows are told by their keys: leave one out."
        : $"'{one.Key}': there are two images of this key, in {one.Path} and in {other.Path}. Rows are told by their keys: name a folder above both, or score them apart.");
}
