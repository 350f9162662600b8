using Signet.Cryptography;
using Signet.Policies;
using Signet.Protocol.Wire;
using Signet.Server.Kms.Recipients;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Use;

/// <summary>A request for something new that is encrypted under a symmetric key.</summary>
internal interface IDataKeyRequest : IKeyRequest, IDryRun
{
    /// <summary>For whom the secret half is; null for the caller, and in operations that hand out none.</summary>
    RecipientInfo? Recipient => null;
}

/// <summary>What the four GenerateDataKey operations share: the key is a symmetric encryption key.</summary>
internal abstract class DataKeyOperation<TRequest, TResponse>(Operation row, KeyLookup keys, AttestationRules attestations) : KeyOperation<TRequest, TResponse>(row, keys)
    where TRequest : IRequest<TRequest>, IDataKeyRequest
    where TResponse : IWritable
{
    protected AttestationRules Attestations => attestations;

    /// <summary>The row of facts, alike but for the name.</summary>
    protected static Operation RowOf(string name) => new(name)
    {
        ReadOnly = true, TakesAlias = true, CrossAccount = true, ByGrant = true, CountsAsUse = true, Usage = KeyUsage.EncryptDecrypt, States = KeyStates.Usable,
    };

    public override void AddConditions(Resolved<TRequest> call, Demand demand, RequestContext context)
    {
        base.AddConditions(call, demand, context);
        var request = call.Decoded.Request;
        context.Set("kms:EncryptionAlgorithm", EncryptionAlgorithm.SymmetricDefault.Name);
        attestations.AddConditions(context, call.Decoded.Call, request.Recipient);
    }

    protected override void Examine(Admitted<TRequest> call) =>
        EncryptionRules.Check(call.Key, EncryptionAlgorithm.SymmetricDefault, call.Request.EncryptionContext);
}
