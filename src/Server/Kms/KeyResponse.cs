using Signet.Protocol.Wire;

namespace Signet.Server.Kms;

/// <summary>The answer of operations that tell just which key they changed, by its ARN.</summary>
internal sealed record KeyResponse(string KeyId) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Text("KeyId", KeyId);
}
