using System.Text.Json;
using Signet.Identifiers;
using Signet.Server.Pipeline;

namespace Signet.Server.KeyStores.Xks;

/// <summary>For whom and for what a proxy is called: <c>requestMetadata</c> of every request (XKS proxy API 1.0.3).</summary>
/// <param name="Operation">The KMS operation.</param>
/// <param name="RequestId">Its request id.</param>
/// <param name="PrincipalArn">The caller.</param>
internal sealed record XksRequester(string Operation, string RequestId, string PrincipalArn)
{
    private const string Ourselves = "AWS Internal";

    /// <summary>The call that is being worked on; the service itself when there is none.</summary>
    public static XksRequester Current => CurrentCall.Value is { } call
        ? new(call.Endpoint.Row.Name, call.Received.RequestId, call.Caller.Names.Arn)
        : ForService("KmsHealthCheck");

    /// <summary>The service's own act.</summary>
    public static XksRequester ForService(string operation) => new(operation, Uuid.New(), Ourselves);

    /// <summary>Writes the member; health checks tell no principal, and new keys have no ARN to tell.</summary>
    public void Write(Utf8JsonWriter json, bool withPrincipal, string? keyArn)
    {
        json.WriteStartObject("requestMetadata"u8);
        json.WriteString("kmsRequestId"u8, RequestId);
        json.WriteString("kmsOperation"u8, Operation);
        if (withPrincipal)
        {
            json.WriteString("awsPrincipalArn"u8, PrincipalArn);
        }

        if (keyArn is not null)
        {
            json.WriteString("kmsKeyArn"u8, keyArn);
        }

        json.WriteEndObject();
    }
}
