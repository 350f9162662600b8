using System.Diagnostics.CodeAnalysis;
using Signet.Policies.Grammar;
using Signet.Policies.Json;
using Signet.Policies.Matching;

namespace Signet.Policies;

/// <summary>A policy document, checked and compiled once; immutable, and safe to ask from many threads.</summary>
public sealed class Policy
{
    private readonly Statement[] _statements;

    private Policy(PolicyKind kind, Statement[] statements, IReadOnlyCollection<string> awsPrincipals) =>
        (Kind, _statements, AwsPrincipals) = (kind, statements, awsPrincipals);

    /// <summary>The grammar it was held to.</summary>
    public PolicyKind Kind { get; }

    /// <summary>Its statements in their order.</summary>
    public IReadOnlyList<Statement> Statements => _statements;

    /// <summary>Every principal written under <c>AWS</c>, in Principal and NotPrincipal, once each and as written.</summary>
    public IReadOnlyCollection<string> AwsPrincipals { get; }

    /// <summary>The condition keys that its conditions and variables ask for: each once, without regard to case, as written first.</summary>
    public IEnumerable<string> ContextKeys =>
        _statements.SelectMany(statement => statement.ContextKeys).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a document; throws <see cref="PolicySyntaxException"/> with AWS's sentence when it breaks a rule of its kind.</summary>
    public static Policy Parse(string json, PolicyKind kind)
    {
        var written = DocumentGrammar.Read(json, kind, out var utf8);
        var variables = written.Version == WrittenPolicy.Version2012;
        var locator = new TextLocator(utf8);
        var statements = written.Statements
            .Select(statement => new Statement(statement, variables, locator.Find(statement.Start), locator.Find(statement.End)))
            .ToArray();
        var principals = written.Statements.SelectMany(statement => statement.Principals?.Aws ?? []).Distinct(StringComparer.Ordinal);

        return new(kind, statements, [.. principals]);
    }

    /// <summary>Reads a document; false, with AWS's sentence, when it breaks a rule of its kind.</summary>
    public static bool TryParse(string json, PolicyKind kind, [NotNullWhen(true)] out Policy? policy, [NotNullWhen(false)] out string? error)
    {
        (policy, error) = (null, null);
        try
        {
            policy = Parse(json, kind);
            return true;
        }
        catch (PolicySyntaxException failure)
        {
            error = failure.Message;
            return false;
        }
    }

    /// <summary>The statements of both.</summary>
    internal Policy And(Policy other) => new(Kind, [.. _statements, .. other._statements], [.. AwsPrincipals.Union(other.AwsPrincipals, StringComparer.Ordinal)]);

    /// <summary>What all statements together say to a request.</summary>
    internal Verdict Judge(in Evaluation evaluation)
    {
        var allowed = NamedAs.Nobody;
        foreach (var statement in _statements)
        {
            // Nothing allows more than a direct Allow, so after one only the denials are still of interest.
            if (statement.Effect == Effect.Allow && allowed.Includes(NamedAs.Directly))
            {
                continue;
            }

            var named = statement.Applies(evaluation);
            if (named != NamedAs.Nobody && statement.Effect == Effect.Deny)
            {
                return new(Denies: true, NamedAs.Nobody);
            }

            allowed |= named;
        }

        return new(Denies: false, allowed);
    }
}
