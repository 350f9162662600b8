namespace Signet.Cli.Service;

/// <summary>Shows what is read to somebody else on the way.</summary>
internal sealed class ObservedStream(Stream inner, ObservedStream.Observer observe) : ReadOnlyStream(inner)
{
    /// <summary>Sees bytes in their order.</summary>
    public delegate void Observer(ReadOnlySpan<byte> bytes);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await Inner.ReadAsync(buffer, cancellationToken);
        observe(buffer.Span[..read]);
        return read;
    }
}
