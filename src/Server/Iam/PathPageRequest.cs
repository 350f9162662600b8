using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam;

/// <summary>Asks for a page of what has a path that begins so.</summary>
internal sealed record PathPageRequest(string PathPrefix, PageRequest Page) : IRequest<PathPageRequest>
{
    public static RequestShape<PathPageRequest> Shape { get; } = new(
        [IamShapes.PathPrefix, .. PageRequest.Members],
        fields => new(fields.PathPrefix(IamShapes.PathPrefix), PageRequest.Read(fields)));

    public bool Wants(string path) => path.StartsWith(PathPrefix, StringComparison.Ordinal);
}
