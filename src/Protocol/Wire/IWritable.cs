namespace Signet.Protocol.Wire;

/// <summary>A response, or a structure in one, that writes its members in AWS's order.</summary>
public interface IWritable
{
    /// <summary>Writes the members.</summary>
    void Write(ResponseWriter writer);
}
