using System.Security.Cryptography;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Kms.CustomKeyStores;
using Signet.Server.Kms.Recipients;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Use;

/// <summary>Gives random bytes, of this machine or of a custom key store's HSM.</summary>
internal sealed class GenerateRandom(Catalog catalog, KeyStoreDirectory keyStores, AttestationRules attestations)
    : KmsOperation<GenerateRandomRequest, GenerateRandomResponse>(Table)
{
    public static Operation Table { get; } = new("GenerateRandom") { ReadOnly = true };

    public override Resolution Resolve(Decoded<GenerateRandomRequest> call) => new([KmsDemands.OnAccount("GenerateRandom")]);

    public override void AddConditions(Resolved<GenerateRandomRequest> call, Demand demand, RequestContext context) =>
        attestations.AddConditions(context, call.Decoded.Call, call.Decoded.Request.Recipient);

    public override async ValueTask<Done<GenerateRandomResponse>> ExecuteAsync(Admitted<GenerateRandomRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var random = request.CustomKeyStoreId is { } store
            ? await keyStores.Hsm.GenerateRandomAsync(Find(call.Call, store), request.NumberOfBytes, cancellationToken)
            : RandomNumberGenerator.GetBytes(request.NumberOfBytes);
        return Done.With(new GenerateRandomResponse(attestations.Deliver(random, call.Call, request.Recipient)));
    }

    // Only the HSM of a cluster makes random bytes, and only while it is connected.
    private CustomKeyStoreRecord Find(Call call, string id)
    {
        if (!catalog.CustomKeyStores.TryGet(call.AccountId, call.Region, id, out var store))
        {
            throw CustomKeyStoreErrors.NotFound(id);
        }

        if (store.Type is not KeyStoreTypes.CloudHsm)
        {
            throw KmsErrors.Unsupported($"Custom key store {id} of type {store.Type} does not make random bytes.");
        }

        return store.ConnectionState is ConnectionStates.Connected ? store : throw CustomKeyStoreErrors.InvalidState(store);
    }
}

/// <summary>Asks for random bytes.</summary>
internal sealed record GenerateRandomRequest(int NumberOfBytes, string? CustomKeyStoreId, RecipientInfo? Recipient) : IRequest<GenerateRandomRequest>
{
    private static readonly Member<int?> Number = Member.Optional("NumberOfBytes", new IntegerShape(1, 1024)).Unrecorded();
    private static readonly Member<string> Store = Member.Optional("CustomKeyStoreId", new TextShape(1, 64));

    public static RequestShape<GenerateRandomRequest> Shape { get; } = new(
        [Number, Store, RecipientInfo.Member],
        fields => new(
            fields.Get(Number) ?? throw KmsErrors.Validation("NumberOfBytes is required."),
            fields.Get(Store),
            fields.Get(RecipientInfo.Member)));
}

/// <summary>The random bytes, in clear or for the recipient.</summary>
internal sealed record GenerateRandomResponse(DeliveredSecret Secret) : IWritable
{
    public void Write(ResponseWriter writer) => Secret.Write(writer, "Plaintext");
}
