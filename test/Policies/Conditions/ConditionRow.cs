namespace Signet.Policies.Tests.Conditions;

/// <summary>Holds one condition against one key of the request, and says whether it holds, by whether its Allow allows.</summary>
internal static class ConditionRow
{
    /// <summary>The name of the key in all rows.</summary>
    public const string Key = "aws:Thing";

    /// <summary>Asks.</summary>
    /// <param name="operatorName">The operator's word.</param>
    /// <param name="policy">What the policy writes as the key's value, in JSON with single quotes.</param>
    /// <param name="request">The request's values between bars; null when the key is absent.</param>
    /// <param name="context">Further keys.</param>
    public static bool Holds(string operatorName, string policy, string? request, RequestContext? context = null)
    {
        context ??= new();
        if (request is not null)
        {
            context.Set(Key, request.Split('|'));
        }

        var condition = $"{{'{operatorName}':{{'{Key}':{policy}}}}}";
        var statement = $"{{'Effect':'Allow','Action':'*','Resource':'*','Condition':{condition}}}";
        return Scene.Allows(Scene.Identity(statement), Scene.Request(context: context));
    }
}
