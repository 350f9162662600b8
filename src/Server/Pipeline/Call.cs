using Signet.Identifiers;
using Signet.Protocol.Shapes;

namespace Signet.Server.Pipeline;

/// <summary>Stage 3: a routed request whose caller is proven. What the later stages learn for the trail is noted in <see cref="Notes"/>.</summary>
internal sealed class Call
{
    internal Call(Routed routed, Caller caller, Region region)
    {
        (Received, Service, Endpoint, Form) = (routed.Received, routed.Service, routed.Endpoint, routed.Form);
        (Caller, Region) = (caller, region);
    }

    public Received Received { get; }

    public Service Service { get; }

    public Endpoint Endpoint { get; }

    public FormParameters? Form { get; }

    public Caller Caller { get; }

    /// <summary>The Region of the credential scope.</summary>
    public Region Region { get; }

    /// <summary>The caller's account.</summary>
    public AccountId AccountId => Caller.AccountId;

    /// <summary>When the request arrived.</summary>
    public DateTimeOffset Time => Received.Time;

    /// <summary>What is known so far of what the trail will tell.</summary>
    public TrailNotes Notes { get; } = new();
}
