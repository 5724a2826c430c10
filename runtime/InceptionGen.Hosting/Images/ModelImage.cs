using System;

namespace InceptionGen.Hosting;

/// <summary>One image that a request brings. It becomes the network's input in a slot, since decoding is work as well.</summary>
internal abstract class ModelImage
{
    /// <summary>Makes what the session runs on, such as the pixels of a photo.</summary>
    /// <param name="input">The network's input.</param>
    /// <exception cref="Imaging.ImageException">It is not a photo that can be read.</exception>
    public virtual void Prepare(MapShape input)
    {
    }

    /// <summary>Runs a session on it.</summary>
    public abstract void Run(Session session);
}
