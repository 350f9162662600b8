using System.Runtime.InteropServices;

namespace Signet.Policies.Json;

/// <summary>One name of an object with what stands there.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonMember(string Name, JsonValue Value);
