using System.Runtime.InteropServices;

namespace Signet.Policies.Matching;

/// <summary>A stretch of a template: literal text, or one wildcard, or one variable.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TemplatePart(string Text, int? Wildcard = null, Variable? Variable = null);
