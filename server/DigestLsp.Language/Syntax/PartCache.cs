using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// Values computed from parts, each cached as long as its part lives. A cache belongs to a document or to a run over it. It is
/// thread-safe.
/// </summary>
/// <typeparam name="T">The type of values.</typeparam>
public sealed class PartCache<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T
>
    where T : class
{
    private readonly ConditionalWeakTable<Part, T> values = [];

    /// <summary>Gets the value of a part, or null if it is not cached.</summary>
    public T? Find(Part part) => values.TryGetValue(part, out var value) ? value : null;

    /// <summary>Gets the value of a part, creating it on first use.</summary>
    public T GetOrAdd(Part part, Func<Part, T> create) => Find(part) ?? values.GetOrAdd(part, create);

    /// <summary>Removes all values.</summary>
    public void Clear() => values.Clear();
}
