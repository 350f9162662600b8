using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Signet.Protocol;
using Signet.Server.TestControls;

namespace Signet.Server.Pipeline;

/// <summary>Leads a request through its stages; a refusal at any of them goes forward to Record and Respond.</summary>
internal sealed class RequestPipeline(
    OperationTable table, IAuthentication authentication, Stages stages, TimeProvider clock, ILogger<RequestPipeline> log, TestControl? control = null)
{
    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        var aborted = http.RequestAborted;
        Received received;
        try
        {
            received = await Received.ReadAsync(http, clock, aborted);
        }
        catch (BadHttpRequestException refusal)
        {
            http.Response.StatusCode = refusal.StatusCode;
            return;
        }

        // Nothing of a call is left when the server is reset: it is over, or begins afterwards.
        using var entered = control is null ? null : await control.Gate.EnterAsync(aborted);
        var answer = await AnswerAsync(received, aborted);
        await answer.SendAsync(http.Response, aborted);
    }

    private async ValueTask<Answer> AnswerAsync(Received received, CancellationToken cancellationToken)
    {
        Routed? routed = null;
        Call? call = null;
        Answer answer;
        try
        {
            routed = Routed.Find(received, table);
            call = await authentication.CheckAsync(routed, cancellationToken);
            CurrentCall.Value = call;
            answer = await routed.Endpoint.RunAsync(call, stages, cancellationToken);
        }
        catch (ServiceException refusal)
        {
            answer = await RefuseAsync(received, routed, call, refusal, cancellationToken);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            Log.Failed(log, received.RequestId, routed?.Endpoint.Row.Name ?? "?", bug);
            answer = await RefuseAsync(received, routed, call, Internal(routed), cancellationToken);
        }

        control?.Requests.Add(received, routed, call, answer);
        return answer;
    }

    private async ValueTask<Answer> RefuseAsync(Received received, Routed? routed, Call? call, ServiceException refusal, CancellationToken cancellationToken)
    {
        if (call is null)
        {
            Log.Unproven(log, received.RequestId, received.RemoteAddress, refusal.Code);
            return Answer.Refusal(received, routed?.Service, refusal);
        }

        try
        {
            await stages.Recorder.RefusedAsync(call, refusal, cancellationToken);
            return Answer.Refusal(received, call.Service, refusal);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // What cannot be recorded is not told either: not even that, or why, it was refused.
            Log.NotRecorded(log, received.RequestId, bug);
            return Answer.Refusal(received, call.Service, Internal(routed));
        }
    }

    private static ServiceException Internal(Routed? routed) => routed?.Service.IsJson ?? true
        ? new ServiceException("KMSInternalException", "The request was rejected because an internal error occurred. The request can be retried.", status: 500)
        : new ServiceException("ServiceFailure", "The request processing has failed because of an unknown error, exception or failure.", status: 500);
}
