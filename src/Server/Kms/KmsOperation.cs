using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms;

/// <summary>An operation of KMS: it is held to KMS's request quotas.</summary>
internal abstract class KmsOperation<TRequest, TResponse>(Operation row) : Operation<TRequest, TResponse>(row)
    where TRequest : IRequest<TRequest>
    where TResponse : IWritable
{
    public override RequestQuota? QuotaOf(Resolved<TRequest> call) => RequestQuotas.Of(Row, call.Resolution.Key);
}
