using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms;

/// <summary>The request of operations whose only member is the key.</summary>
internal sealed record KeyRequest(string KeyId) : IRequest<KeyRequest>, IKeyRequest
{
    public static RequestShape<KeyRequest> Shape { get; } = new([KmsShapes.KeyId], fields => new(fields.Get(KmsShapes.KeyId)));
}
