namespace Signet.Protocol.Shapes;

/// <summary>The refusal of bytes that are not what the protocol calls for.</summary>
internal static class Serialization
{
    public static ServiceException Error(string message) => new("SerializationException", message);

    public static ServiceException Unexpected(MemberPath path, string wanted) => Error($"The value at '{path}' is not {wanted}.");
}
