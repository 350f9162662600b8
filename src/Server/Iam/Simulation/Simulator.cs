using System.Globalization;
using Signet.Identifiers;
using Signet.Policies;
using Signet.Server.State;

namespace Signet.Server.Iam.Simulation;

/// <summary>Answers what policies would say: every action on every resource, in the order asked, a page at a time.</summary>
internal sealed class Simulator(Catalog catalog, PrincipalPolicies principals, PolicyLabels labels)
{
    /// <summary>Asks some policies.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="account">The account that asks.</param>
    /// <param name="policies">The identity policies, and the boundary of the principal, which the request may replace.</param>
    /// <param name="source">The principal that they are of; null for policies of nobody.</param>
    public IamPage<EvaluationResult> Run(SimulationRequest request, AccountId account, CallerPolicies policies, PrincipalAsked? source)
    {
        var caller = CallerOf(request, account, source);
        var scene = new SimulatedScene
        {
            Caller = caller?.Names ?? source?.Names ?? Nobody(account),
            Policies = policies with { Boundary = BoundaryOf(request) ?? policies.Boundary },
            ResourcePolicy = ResourcePolicyOf(request, caller),
            ResourceOwner = OwnerOf(request, account),
            Context = new RequestContext(),
            LabelOf = labels.Of,
        };
        (caller ?? source)?.AddConditions(scene.Context);
        SimulatedEntry.Add(scene.Context, request.Entries);
        request.ActionNames.ToList().ForEach(CheckAction);
        request.ResourceArns.ToList().ForEach(CheckResource);

        var resources = request.ResourceArns;
        var first = request.Page.After is { } after && int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last + 1 : 0;
        var count = Math.Clamp((request.ActionNames.Count * resources.Count) - first, 0, request.Page.MaxItems + 1);
        var page = request.Page.Cut([.. Enumerable.Range(first, count)], index => index.ToString(CultureInfo.InvariantCulture));
        return new([.. page.Items.Select(index => scene.Evaluate(request.ActionNames[index / resources.Count], resources[index % resources.Count]))], page.Marker);
    }

    private PrincipalAsked? CallerOf(SimulationRequest request, AccountId account, PrincipalAsked? source)
    {
        if (request.CallerArn is null)
        {
            return source is { Kind: "user" } ? source : null;
        }

        if (!Arn.TryParse(request.CallerArn, out var arn) || PrincipalAsked.Split(arn).Kind != "user" || !AccountId.TryParse(arn.Account, out _))
        {
            throw IamErrors.InvalidInput($"CallerArn must be the ARN of an IAM user: {request.CallerArn}");
        }

        var names = new PolicyCaller { Kind = CallerKind.User, AccountId = arn.Account, Arn = request.CallerArn, PrincipalArn = request.CallerArn };
        return PrincipalAsked.TryFind(catalog, principals, account, arn, out var known) ? known : PrincipalAsked.Stranger(names);
    }

    private static NamedPolicy? BoundaryOf(SimulationRequest request)
    {
        if (request.Boundaries.Count > 1)
        {
            throw IamErrors.InvalidInput("Only one permissions boundary policy can be simulated.");
        }

        return request.Boundaries is [var document]
            ? SimulationShapes.Read("PermissionsBoundaryPolicyInputList.1", document, PolicyKind.Boundary)
            : null;
    }

    private static NamedPolicy? ResourcePolicyOf(SimulationRequest request, PrincipalAsked? caller)
    {
        if (request.ResourcePolicy is null)
        {
            return null;
        }

        if (caller is null)
        {
            throw IamErrors.InvalidInput("CallerArn must be provided when ResourcePolicy is specified");
        }

        return request.ResourceArns.Contains("*", StringComparer.Ordinal)
            ? throw IamErrors.InvalidInput("ResourceArns must be provided when ResourcePolicy is specified")
            : SimulationShapes.Read("ResourcePolicy", request.ResourcePolicy, PolicyKind.Key);
    }

    private static string OwnerOf(SimulationRequest request, AccountId account)
    {
        if (request.ResourceOwner is null)
        {
            return account.Value;
        }

        return Arn.TryParse(request.ResourceOwner, out var arn) && PrincipalAsked.Split(arn).Kind == "root" && AccountId.TryParse(arn.Account, out var owner)
            ? owner.Value
            : throw IamErrors.InvalidInput($"ResourceOwner must be the ARN of an account: {request.ResourceOwner}");
    }

    private static void CheckAction(string action)
    {
        var good = action.Split(':') is [{ Length: > 0 } service, { Length: > 0 } name] && service.All(IsServiceCharacter) && name.All(char.IsAsciiLetterOrDigit);
        if (!good)
        {
            throw IamErrors.InvalidInput($"Invalid action name: {action}");
        }
    }

    private static void CheckResource(string resource)
    {
        if (resource != "*" && !Arn.TryParse(resource, out _))
        {
            throw IamErrors.InvalidInput($"Invalid resource ARN: {resource}");
        }
    }

    private static bool IsServiceCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '.';

    // Policies of nobody have no principals, so the names are never asked for.
    private static PolicyCaller Nobody(AccountId account) => new() { Kind = CallerKind.User, AccountId = account.Value, Arn = "*", PrincipalArn = "*" };
}
