using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Denials;
using Signet.Server.Pipeline;
using Signet.Server.Sessions;

namespace Signet.Server.Sts;

/// <summary>Tells why a call was denied, from the message that the trail keeps of it.</summary>
internal sealed class DecodeAuthorizationMessage(AuthorizationMessages messages) : Operation<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse>(Table)
{
    public static Operation Table { get; } = new("DecodeAuthorizationMessage") { ReadOnly = true };

    // Credentials of GetSessionToken and GetFederationToken call little of STS (sts.md, "Which temporary credentials may call what").
    public override Resolution Resolve(Decoded<DecodeAuthorizationMessageRequest> call) => call.Call.Caller.Session is { Kind: not SessionKind.AssumedRole }
        ? throw StsErrors.AccessDenied("Cannot call DecodeAuthorizationMessage with session credentials")
        : new([new IdentityDemand("sts:DecodeAuthorizationMessage", "*")]);

    public override ValueTask<Done<DecodeAuthorizationMessageResponse>> ExecuteAsync(Admitted<DecodeAuthorizationMessageRequest> call, CancellationToken cancellationToken)
    {
        var message = messages.TryOpen(call.Request.EncodedMessage, call.AccountId) ?? throw StsErrors.InvalidAuthorizationMessage();
        return ValueTask.FromResult(Done.With(new DecodeAuthorizationMessageResponse(message)));
    }
}

/// <summary>Asks for a message to be opened.</summary>
internal sealed record DecodeAuthorizationMessageRequest(string EncodedMessage) : IRequest<DecodeAuthorizationMessageRequest>
{
    private static readonly Member<string> Message = Member.Required("EncodedMessage", new TextShape(1, AuthorizationMessages.MaxEncoded)).Unrecorded();

    public static RequestShape<DecodeAuthorizationMessageRequest> Shape { get; } = new([Message], fields => new(fields.Get(Message)));
}

/// <summary>The message, JSON.</summary>
internal sealed record DecodeAuthorizationMessageResponse(string DecodedMessage) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Text("DecodedMessage", DecodedMessage);
}
