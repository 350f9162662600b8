using Signet.Protocol.Wire;

namespace Signet.Server.Iam.Boundaries;

/// <summary>A permissions boundary in an answer. AWS says <c>Policy</c>, whatever its model's enum says.</summary>
internal sealed class BoundaryEntry(string policyArn) : IWritable
{
    /// <summary>The boundary; null when there is none.</summary>
    public static BoundaryEntry? Of(string? policyArn) => policyArn is null ? null : new(policyArn);

    public void Write(ResponseWriter writer)
    {
        writer.Text("PermissionsBoundaryType", "Policy");
        writer.Text("PermissionsBoundaryArn", policyArn);
    }
}
