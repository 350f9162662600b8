using System.Collections.Immutable;
using Signet.Identifiers;
using Signet.Policies;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.State;

/// <summary>An immutable snapshot of a managed policy with all its versions: an account's own, or one that every account has.</summary>
internal sealed class ManagedPolicy
{
    private NamedPolicy? _compiled;

    private ManagedPolicy(string arn, string id, string name, string path) => (Arn, Id, Name, Path) = (arn, id, name, path);

    public string Arn { get; }

    /// <summary>The unique id, <c>ANPA…</c>.</summary>
    public string Id { get; }

    public string Name { get; }

    public string Path { get; }

    public string Description { get; private init; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The number of the version in force.</summary>
    public required int DefaultVersion { get; init; }

    public IReadOnlyList<Tag> Tags { get; private init; } = [];

    /// <summary>The versions that are left, by their numbers.</summary>
    public required ImmutableSortedDictionary<int, ManagedPolicyVersionRecord> Versions { get; init; }

    /// <summary>What is stored; null for AWS's, which nobody can change.</summary>
    public ManagedPolicyRecord? Record { get; private init; }

    public bool IsAws => Record is null;

    /// <summary>The place in lists, which are in order of name: an account's own policy may be named as one of AWS's. No name has a blank.</summary>
    public string Place => $"{Name} {Arn}";

    /// <summary>The version in force, compiled when it is first asked for.</summary>
    public NamedPolicy Compiled => _compiled ??= new(Policy.Parse(Versions[DefaultVersion].Document, PolicyKind.Identity), Arn);

    /// <summary>An account's own policy.</summary>
    public static ManagedPolicy Of(ManagedPolicyRecord record, ImmutableSortedDictionary<int, ManagedPolicyVersionRecord> versions) =>
        new(Identifiers.Arn.Policy(record.AccountId, record.Path, record.Name).ToString(), record.Id, record.Name, record.Path)
        {
            Description = record.Description,
            CreatedAt = record.CreatedAt,
            UpdatedAt = record.UpdatedAt,
            DefaultVersion = record.DefaultVersion,
            Tags = record.Tags,
            Versions = versions,
            Record = record,
        };

    /// <summary>A policy that every account has, with one version.</summary>
    public static ManagedPolicy OfAws(string id, string path, string name, string description, DateTimeOffset time, string document) =>
        new($"arn:aws:iam::aws:policy{path}{name}", id, name, path)
        {
            Description = description,
            CreatedAt = time,
            UpdatedAt = time,
            DefaultVersion = 1,
            Versions = ImmutableSortedDictionary<int, ManagedPolicyVersionRecord>.Empty.Add(1, new() { PolicyId = id, Number = 1, Document = document, CreatedAt = time }),
        };

    /// <summary>Whether the policy can be used in an account: it is its own, or one that every account has.</summary>
    public bool IsOf(AccountId account) => Record is null || Record.AccountId == account;
}
