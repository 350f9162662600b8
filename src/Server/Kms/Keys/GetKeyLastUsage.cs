using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Keys;

/// <summary>Tells when and how a key was last used for cryptography.</summary>
internal sealed class GetKeyLastUsage(KeyLookup keys, IStore store) : KeyOperation<KeyRequest, GetKeyLastUsageResponse>(Table, keys)
{
    public static Operation Table { get; } = new("GetKeyLastUsage") { ReadOnly = true };

    public override async ValueTask<Done<GetKeyLastUsageResponse>> ExecuteAsync(Admitted<KeyRequest> call, CancellationToken cancellationToken)
    {
        var key = call.Key;
        return Done.With(new GetKeyLastUsageResponse(key, await store.FindKeyUsageAsync(key.AccountId, key.Region, key.Id, cancellationToken)));
    }
}

/// <summary>The last use. Every use since the key was made is tracked.</summary>
internal sealed record GetKeyLastUsageResponse(Key Key, KeyUsageRecord? Usage) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", Key.Id.Value);
        writer.Structure("KeyLastUsage", new KeyLastUsageData(Usage));
        writer.Time("TrackingStartDate", Key.Record.CreatedAt);
        writer.Time("KeyCreationDate", Key.Record.CreatedAt);
    }

    private sealed class KeyLastUsageData(KeyUsageRecord? usage) : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            writer.Text("Operation", usage?.Operation);
            writer.Time("Timestamp", usage?.UsedAt);
            writer.Text("CloudTrailEventId", usage?.EventId);
            writer.Text("KmsRequestId", usage?.RequestId);
        }
    }
}
