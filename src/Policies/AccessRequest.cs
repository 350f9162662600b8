namespace Signet.Policies;

/// <summary>One question put to the policies: may this caller do this, to that, under these circumstances.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Action">The action with its service, <c>kms:Sign</c>.</param>
/// <param name="Resource">The resource's ARN, or <c>*</c> for actions that have none.</param>
/// <param name="Context">The condition keys of the request.</param>
public sealed record AccessRequest(PolicyCaller Caller, string Action, string Resource, RequestContext Context);
