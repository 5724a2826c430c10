using System.Collections.Generic;
using System.Linq;
using InceptionGen.Training.Maps;

namespace InceptionGen.Training.Graph;

/// <summary>Where all maps and gradients of a step are. Branches write their slice of a concatenation, and read their slice of its gradient.</summary>
internal sealed class MapPlan
{
    private const int Image = -1;

    private readonly RoomPlan _rooms = new();
    private readonly OperationUses _uses;
    private readonly FrozenBase _base;
    private readonly int _batch;
    private readonly int _count;
    private readonly Dictionary<int, MapPlace> _values = [];
    private readonly Dictionary<int, MapPlace> _gradients = [];
    private readonly Dictionary<int, List<MapCopy>> _copies = [];

    public MapPlan(NetworkDescription network, OperationUses uses, FrozenBase frozenBase, int batch)
    {
        (_uses, _base, _batch, _count) = (uses, frozenBase, batch, network.Operations.Count);
        _values[Image] = Place(network.Input);
        _values[Image].Room.Use(0);

        // From the last on, so that a concatenation is placed before its branches.
        for (int index = _count - 1; index >= 0; index--)
        {
            if (!uses.IsNeeded(index)) continue;
            OperationInfo operation = network.Operations[index];
            if (!_values.ContainsKey(index)) _values.Add(index, Place(operation.Output));
            if (uses.HasGradient(index) && !_gradients.ContainsKey(index)) _gradients.Add(index, Place(operation.Output));
            if (operation is ConcatInfo) PlaceBranches(index, network);
            _values[index].Room.Use(uses.MakesLogits(index) ? _count : _base.MomentOf(index));
            _values[index].Room.Use(_base.MomentOf(index));
            if (!uses.HasGradient(index)) continue;
            _gradients[index].Room.Use(uses.MakesLogits(index) ? _count : Backward(index));
            _gradients[index].Room.Use(Backward(index));
        }
    }

    /// <summary>The image.</summary>
    public MapPlace ImagePlace => _values[Image];

    /// <summary>Floats of all maps, once they are placed.</summary>
    public long Floats => _rooms.Floats;

    /// <summary>An operation's output.</summary>
    public MapPlace ValueOf(int operation) => _values[operation];

    /// <summary>The gradient of an operation's output.</summary>
    public MapPlace GradientOf(int operation) => _gradients[operation];

    /// <summary>What has to be copied for a concatenation.</summary>
    public IReadOnlyList<MapCopy> CopiesOf(int operation) => _copies.GetValueOrDefault(operation, []);

    /// <summary>An operation's output, or the image, which another operation reads.</summary>
    public MapPlace Read(int operation, int reader)
    {
        _values[operation].Room.Use(_base.MomentOf(reader));
        return _values[operation];
    }

    /// <summary>The gradient of an operation's output, when it goes through the operation.</summary>
    public MapPlace ReadGradient(int operation)
    {
        _gradients[operation].Room.Use(Backward(operation));
        return _gradients[operation];
    }

    /// <summary>The gradient of an operation's output, to which a reader adds; null if nobody wants it.</summary>
    public GradientTarget? Target(int operation, int reader)
    {
        if (!_uses.HasGradient(operation)) return null;
        _gradients[operation].Room.Use(Backward(reader));
        return new(_gradients[operation], IsFirst: reader == _uses.ReadersOf(operation).Max() && !_uses.MakesLogits(operation));
    }

    /// <summary>Keeps maps until gradients go through an operation.</summary>
    public void UseInBackward(int operation, params MapPlace[] maps)
    {
        foreach (MapPlace map in maps) map.Room.Use(Backward(operation));
    }

    /// <summary>Keeps a map until the weights were changed.</summary>
    public void UseInUpdate(MapPlace map) => map.Room.Use((2 * _count) + 1);

    /// <summary>A map of an operation's own, from when it runs on.</summary>
    public MapPlace Own(MapShape shape, int operation, bool inBackward)
    {
        MapPlace place = Place(shape);
        place.Room.Use(_base.MomentOf(operation));
        if (inBackward) place.Room.Use(Backward(operation));
        return place;
    }

    /// <summary>A map of an operation's own while gradients go through it.</summary>
    public MapPlace OwnGradient(MapShape shape, int operation)
    {
        MapPlace place = Place(shape);
        place.Room.Use(Backward(operation));
        return place;
    }

    /// <summary>Gives all of them their memory.</summary>
    public void Place() => _rooms.Place();

    private int Backward(int operation) => (2 * _count) - _base.MomentOf(operation);

    private MapPlace Place(MapShape shape) => new(_rooms.Add(shape.Elements * _batch), shape, 0, shape.Channels);

    private void PlaceBranches(int concat, NetworkDescription network)
    {
        int first = 0;
        foreach (int branch in _uses.InputsOf(concat))
        {
            int channels = (branch == Image ? network.Input : network.Operations[branch].Output).Channels;
            MapPlace slice = _values[concat].Channels(first, channels);
            MapPlace? gradient = _uses.HasGradient(branch) ? _gradients[concat].Channels(first, channels) : null;
            first += channels;
            bool isOnlyReader = branch != Image && _uses.ReadersOf(branch).Count == 1 && !_uses.MakesLogits(branch);
            if (isOnlyReader && _values.TryAdd(branch, slice))
            {
                if (gradient is not null) _gradients.Add(branch, gradient);
                continue;
            }

            if (!_copies.TryGetValue(concat, out List<MapCopy>? copies)) _copies.Add(concat, copies = []);
            copies.Add(new(branch, slice, gradient));
        }
    }
}
