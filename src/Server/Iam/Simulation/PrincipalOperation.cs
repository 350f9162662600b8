using Signet.Identifiers;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Simulation;

/// <summary>A request that names the user, group or role whose policies are asked.</summary>
internal interface IPrincipalRequest
{
    string PolicySourceArn { get; }
}

/// <summary>An operation on the policies of a user, group or role: demands its own action on that ARN, and only then tells whether it exists.</summary>
internal abstract class PrincipalOperation<TRequest, TResponse>(Operation row, Catalog catalog, PrincipalPolicies principals) : IamOperation<TRequest, TResponse>(row)
    where TRequest : IRequest<TRequest>, IPrincipalRequest
    where TResponse : IWritable
{
    protected sealed override Resolution FindResources(Decoded<TRequest> call)
    {
        var arn = call.Request.PolicySourceArn;
        return new([new IdentityDemand($"iam:{Row.Name}", arn) { Owner = call.Call.AccountId, Tags = Find(call.Call.AccountId, arn)?.Tags ?? [] }]);
    }

    /// <summary>The principal of the call.</summary>
    protected PrincipalAsked Found(Admitted<TRequest> call)
    {
        var arn = call.Request.PolicySourceArn;
        if (!Arn.TryParse(arn, out var parsed) || PrincipalAsked.Split(parsed) is not ("user" or "role" or "group", var name))
        {
            throw IamErrors.InvalidInput($"Invalid Entity Arn: {arn} does not clearly define entity type and name.");
        }

        return Find(call.AccountId, arn) ?? throw IamErrors.NoSuchEntity($"The {PrincipalAsked.Split(parsed).Kind} with name {name} cannot be found.");
    }

    private PrincipalAsked? Find(AccountId account, string text) =>
        Arn.TryParse(text, out var arn) && PrincipalAsked.TryFind(catalog, principals, account, arn, out var found) && found.Kind != "root" ? found : null;
}
