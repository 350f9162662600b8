using Signet.Policies;
using Signet.Protocol;

namespace Signet.Server.Pipeline;

/// <summary>Stage 6: a call that the policies allow. Having one in hand is the proof.</summary>
internal sealed class Authorized<TRequest>
    where TRequest : IRequest<TRequest>
{
    private Authorized(Resolved<TRequest> resolved) => Resolved = resolved;

    public Resolved<TRequest> Resolved { get; }

    /// <summary>Asks the policies for each demand of the call; the first that is denied refuses the call.</summary>
    public static Authorized<TRequest> Check<TResponse>(Resolved<TRequest> resolved, Operation<TRequest, TResponse> operation)
        where TResponse : Protocol.Wire.IWritable
    {
        var call = resolved.Decoded.Call;
        if (!call.Caller.IsUnrestricted)
        {
            foreach (var demand in resolved.Resolution.Demands)
            {
                Check(resolved, operation, demand);
            }
        }

        return new(resolved);
    }

    private static void Check<TResponse>(Resolved<TRequest> resolved, Operation<TRequest, TResponse> operation, Demand demand)
        where TResponse : Protocol.Wire.IWritable
    {
        var call = resolved.Decoded.Call;
        var context = ConditionContext.For(call, demand, resolved.Decoded.Fields.Conditions());
        operation.AddConditions(resolved, demand, context);

        var request = new AccessRequest(call.Caller.Names, demand.Action, demand.Resource, context);
        var decision = demand.Decide(request, call.Caller.Policies);
        if (!decision.Allowed)
        {
            call.Notes.Denial = new(request, call.Caller.Policies, demand);
            var (code, status) = call.Service.AccessDenied;
            throw new ServiceException(code, demand.Refusal(request, decision), status);
        }
    }
}
