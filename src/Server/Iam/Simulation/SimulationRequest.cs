using Signet.Protocol.Shapes;

namespace Signet.Server.Iam.Simulation;

/// <summary>What both simulations are asked: actions on resources under circumstances.</summary>
internal sealed record SimulationRequest
{
    // The scenarios of EC2 that the service model lists; they say which resources belong together there, and mean nothing elsewhere.
    private static readonly string[] Scenarios =
    [
        "EC2-Classic-InstanceStore", "EC2-Classic-EBS", "EC2-VPC-InstanceStore", "EC2-VPC-InstanceStore-Subnet", "EC2-VPC-EBS", "EC2-VPC-EBS-Subnet",
    ];

    public static IReadOnlyList<Member> Members { get; } =
    [
        SimulationShapes.Boundaries, SimulationShapes.ActionNames, SimulationShapes.ResourceArns, SimulationShapes.ResourcePolicy, SimulationShapes.ResourceOwner,
        SimulationShapes.CallerArn, SimulatedEntry.Entries, SimulationShapes.ResourceHandlingOption, .. PageRequest.Members,
    ];

    public required IReadOnlyList<string> Boundaries { get; init; }

    public required IReadOnlyList<string> ActionNames { get; init; }

    public required IReadOnlyList<string> ResourceArns { get; init; }

    public required string? ResourcePolicy { get; init; }

    public required string? ResourceOwner { get; init; }

    public required string? CallerArn { get; init; }

    public required IReadOnlyList<SimulatedEntry> Entries { get; init; }

    public required PageRequest Page { get; init; }

    public static SimulationRequest Read(Fields fields)
    {
        if (fields.Get(SimulationShapes.ResourceHandlingOption) is { } scenario && !Scenarios.Contains(scenario, StringComparer.Ordinal))
        {
            throw IamErrors.InvalidInput($"Invalid ResourceHandlingOption: {scenario}");
        }

        return new()
        {
            Boundaries = fields.Get(SimulationShapes.Boundaries) ?? [],
            ActionNames = fields.Get(SimulationShapes.ActionNames),
            ResourceArns = fields.Get(SimulationShapes.ResourceArns) is { Count: > 0 } arns ? arns : ["*"],
            ResourcePolicy = fields.Get(SimulationShapes.ResourcePolicy),
            ResourceOwner = fields.Get(SimulationShapes.ResourceOwner),
            CallerArn = fields.Get(SimulationShapes.CallerArn),
            Entries = fields.Get(SimulatedEntry.Entries) ?? [],
            Page = PageRequest.Read(fields),
        };
    }
}
