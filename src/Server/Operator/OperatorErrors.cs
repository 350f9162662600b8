using Signet.Identifiers;
using Signet.Protocol;
using Signet.Server.Pipeline;
using Signet.Server.Seeds;

namespace Signet.Server.Operator;

/// <summary>Refusals of Signet's own operations, made only here.</summary>
internal static class OperatorErrors
{
    /// <summary>The operation is for whoever runs the server.</summary>
    public static ServiceException NotOwnRoot(Call call, AccountId own) => new(
        "AccessDeniedException",
        $"User: {call.Caller.Names.Arn} is not authorized to perform: signet:{call.Endpoint.Row.Name} because only the root user of account {own} may");

    public static ServiceException AccountExists(string account) => new("AlreadyExistsException", $"The account {account} already exists.");

    public static ServiceException TooFar() => new("ValidationException", "The clock cannot be moved by more than 100 years in all.");

    public static ServiceException SeedIsWrong(SeedException wrong) => new("ValidationException", wrong.Message);
}
