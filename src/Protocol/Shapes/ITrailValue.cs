using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>A structure that can show itself in the trail's request parameters.</summary>
public interface ITrailValue
{
    /// <summary>Writes itself as a JSON object with lower camel case names.</summary>
    void WriteTrail(Utf8JsonWriter writer);
}
