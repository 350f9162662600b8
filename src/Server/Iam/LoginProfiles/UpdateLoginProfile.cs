using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.LoginProfiles;

/// <summary>Refuses to change a password that no user has.</summary>
internal sealed class UpdateLoginProfile(Catalog catalog) : LoginProfileOperation<UpdateLoginProfileRequest>(Table, catalog)
{
    public static Operation Table { get; } = new("UpdateLoginProfile");
}

/// <summary>Asks for another password of a user.</summary>
internal sealed record UpdateLoginProfileRequest(string UserName) : IRequest<UpdateLoginProfileRequest>, IUserRequest
{
    private static readonly Member<string> Password = Member.Optional("Password", new TextShape(1, 128)).Secret();
    private static readonly Member<bool?> PasswordResetRequired = Member.Optional("PasswordResetRequired", new BooleanShape());

    public static RequestShape<UpdateLoginProfileRequest> Shape { get; } = new(
        [IamShapes.UserName, Password, PasswordResetRequired],
        fields => new(fields.Name(IamShapes.UserName)));
}
