using Signet.Policies;
using Signet.Protocol.Wire;

namespace Signet.Server.Iam.Simulation;

/// <summary>What the policies say to one action on one resource.</summary>
internal sealed class EvaluationResult : IWritable
{
    public required string Action { get; init; }

    public required string Resource { get; init; }

    /// <summary><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
    public required string Decision { get; init; }

    /// <summary>The statements that made it so.</summary>
    public required IReadOnlyList<MatchedEntry> Matched { get; init; }

    /// <summary>The condition keys that were asked for and not given.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What the permissions boundary says; null without one.</summary>
    public required bool? AllowedByBoundary { get; init; }

    /// <summary>What the caller's policies and the resource's say, each by itself, when they are of different accounts.</summary>
    public required (bool Identity, bool Resource)? CrossAccount { get; init; }

    private bool IsOneResource => Resource != "*";

    public void Write(ResponseWriter writer)
    {
        writer.Text("EvalActionName", Action);
        writer.Text("EvalResourceName", Resource);
        writer.Text("EvalDecision", Decision);
        writer.Structures("MatchedStatements", Matched);

        // Of a resource that was named, what is missing is told below it alone.
        writer.Texts("MissingContextValues", IsOneResource ? [] : Missing);
        writer.Structure("OrganizationsDecisionDetail", new OneTruth("AllowedByOrganizations", Value: true));
        WriteDetails(writer);
        if (IsOneResource)
        {
            writer.Structures("ResourceSpecificResults", [new ResourceResult(this)]);
        }
    }

    private void WriteDetails(ResponseWriter writer)
    {
        writer.Structure("PermissionsBoundaryDecisionDetail", AllowedByBoundary is { } allowed ? new OneTruth("AllowedByPermissionsBoundary", allowed) : null);
        writer.Structure("EvalDecisionDetails", IsOneResource ? new DecisionDetails(CrossAccount) : null);
    }

    private sealed record OneTruth(string Name, bool Value) : IWritable
    {
        public void Write(ResponseWriter writer) => writer.Boolean(Name, Value);
    }

    private sealed class ResourceResult(EvaluationResult result) : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            writer.Text("EvalResourceName", result.Resource);
            writer.Text("EvalResourceDecision", result.Decision);
            writer.Structures("MatchedStatements", result.Matched);
            writer.Texts("MissingContextValues", result.Missing);
            result.WriteDetails(writer);
        }
    }

    private sealed class DecisionDetails((bool Identity, bool Resource)? crossAccount) : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            if (crossAccount is { } each)
            {
                writer.Structure("entry", new Entry("IAM Policy", each.Identity));
                writer.Structure("entry", new Entry("Resource Policy", each.Resource));
            }
        }
    }

    private sealed record Entry(string Key, bool Allowed) : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            writer.Text("key", Key);
            writer.Text("value", Allowed ? "allowed" : "implicitDeny");
        }
    }
}

/// <summary>A statement that made a decision, and where it stands.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="PolicyType">What AWS calls such a policy.</param>
/// <param name="Statement">The statement.</param>
internal sealed record MatchedEntry(string? PolicyId, string PolicyType, Statement Statement) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("SourcePolicyId", PolicyId);
        writer.Text("SourcePolicyType", PolicyType);
        writer.Structure("StartPosition", new Position(Statement.Start));
        writer.Structure("EndPosition", new Position(Statement.End));
    }

    // Measured on AWS: the place after the brace.
    private sealed record Position(TextPosition Place) : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            writer.Integer("Line", Place.Line);
            writer.Integer("Column", Place.Column + 1);
        }
    }
}
