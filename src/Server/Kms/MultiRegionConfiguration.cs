using Signet.Protocol.Wire;
using Signet.Server.State;

namespace Signet.Server.Kms;

/// <summary>What the metadata of a multi-Region key tells of its set (AWS KMS API Reference, MultiRegionConfiguration).</summary>
internal sealed class MultiRegionConfiguration(Key key, IReadOnlyList<Key> related) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("MultiRegionKeyType", key.IsPrimary ? "PRIMARY" : "REPLICA");

        // A primary that is gone is not shown; its replicas live on.
        if (related.FirstOrDefault(other => other.IsPrimary) is { } primary)
        {
            writer.Structure("PrimaryKey", new MultiRegionKey(primary));
        }

        writer.Structures("ReplicaKeys", related.Where(other => other.IsReplica).Select(other => new MultiRegionKey(other)));
    }

    private sealed class MultiRegionKey(Key key) : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            writer.Text("Arn", key.Arn);
            writer.Text("Region", key.Region.Value);
        }
    }
}
