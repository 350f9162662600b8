using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam;

/// <summary>A request that names an instance profile.</summary>
internal interface IInstanceProfileRequest : IEntityRequest
{
    string InstanceProfileName { get; }

    string? IEntityRequest.EntityName => InstanceProfileName;
}

/// <summary>An operation on one instance profile.</summary>
internal abstract class InstanceProfileOperation<TRequest, TResponse>(Operation row, Catalog catalog) : EntityOperation<TRequest, TResponse>(row, EntityKind.InstanceProfile, catalog)
    where TRequest : IRequest<TRequest>, IInstanceProfileRequest
    where TResponse : IWritable
{
    /// <summary>The instance profile of the call.</summary>
    protected InstanceProfileRecord FoundInstanceProfile(Admitted<TRequest> call) => (InstanceProfileRecord)Found(call).Record!;
}

/// <summary>Names an instance profile, and asks for no more.</summary>
internal sealed record InstanceProfileRequest(string InstanceProfileName) : IRequest<InstanceProfileRequest>, IInstanceProfileRequest
{
    public static RequestShape<InstanceProfileRequest> Shape { get; } = new([IamShapes.InstanceProfileName], fields => new(fields.Name(IamShapes.InstanceProfileName)));
}

/// <summary>Names an instance profile, and asks for a page of what is the instance profile's.</summary>
internal sealed record InstanceProfilePageRequest(string InstanceProfileName, PageRequest Page) : IRequest<InstanceProfilePageRequest>, IInstanceProfileRequest, IPageRequest
{
    public static RequestShape<InstanceProfilePageRequest> Shape { get; } = new(
        [IamShapes.InstanceProfileName, .. PageRequest.Members],
        fields => new(fields.Name(IamShapes.InstanceProfileName), PageRequest.Read(fields)));
}
