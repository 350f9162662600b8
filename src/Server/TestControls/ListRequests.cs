using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.TestControls;

/// <summary>Lists the calls that were answered last, the newest first, whoever made them and whether or not their callers were proven; without members of requests or answers.</summary>
internal sealed class ListRequests(TestControl control) : Operation<ListRequestsRequest, ListRequestsResponse>(Table)
{
    public static Operation Table { get; } = new("ListRequests") { ReadOnly = true };

    public override Resolution Resolve(Decoded<ListRequestsRequest> call) => Resolution.AlwaysAllowed;

    public override void Admit(Admitted<ListRequestsRequest> call) => control.CheckCaller(call.Call);

    public override ValueTask<Done<ListRequestsResponse>> ExecuteAsync(Admitted<ListRequestsRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new ListRequestsResponse(control.Requests.Last(call.Request.MaxResults))));
}

/// <summary>Asks for the last calls.</summary>
internal sealed record ListRequestsRequest(int MaxResults) : IRequest<ListRequestsRequest>
{
    private static readonly Member<int?> MaxResultsMember = Member.Optional<int?>("MaxResults", new IntegerShape(1, RequestLog.Capacity), 100);

    public static RequestShape<ListRequestsRequest> Shape { get; } = new([MaxResultsMember], fields => new(fields.Get(MaxResultsMember)!.Value));
}

/// <summary>The calls.</summary>
internal sealed record ListRequestsResponse(IReadOnlyList<RequestLog.Entry> Requests) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structures("Requests", Requests.Select(entry => new Row(entry)));

    private sealed class Row(RequestLog.Entry entry) : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            writer.Time("Time", entry.Time);
            writer.Text("RequestId", entry.RequestId);
            writer.Text("Service", entry.Service);
            writer.Text("Operation", entry.Operation);
            writer.Text("Region", entry.Region);
            writer.Text("CallerArn", entry.CallerArn);
            writer.Integer("Status", entry.Status);
            writer.Text("ErrorCode", entry.ErrorCode);
        }
    }
}
