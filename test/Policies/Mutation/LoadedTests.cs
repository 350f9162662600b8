using System.Reflection;

namespace Signet.Policies.Tests.Mutation;

/// <summary>The facts and theories of this project, run against a mutated library without a test runner.</summary>
internal sealed class LoadedTests
{
    private readonly FieldInfo _id;
    private readonly FieldInfo _fuel;
    private readonly List<Case> _cases;

    public LoadedTests(Assembly tests, Type mutantSwitch)
    {
        (_id, _fuel) = (mutantSwitch.GetField("Id")!, mutantSwitch.GetField("Fuel")!);
        var classes = tests.GetTypes().Where(type => type is { IsPublic: true, Namespace: not "Signet.Policies.Tests.Mutation", Name: not ("PropertyTests" or "AllocationTests") });

        // The one that measures how long a pattern may take would take so long with every mutant.
        _cases = [.. classes.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(method => !method.Name.Contains("hostile", StringComparison.Ordinal)).SelectMany(CasesOf)];
    }

    public int Count => _cases.Count;

    /// <summary>The first test that notices the mutant; null when none does. The test that noticed comes first next time, for its neighbours are often noticed by it too.</summary>
    public string? FirstFailure(int mutant)
    {
        _id.SetValue(null, mutant);
        try
        {
            for (var i = 0; i < _cases.Count; i++)
            {
                _fuel.SetValue(null, 0);
                if (!_cases[i].Passes())
                {
                    var found = _cases[i];
                    _cases.RemoveAt(i);
                    _cases.Insert(0, found);
                    return found.Name;
                }
            }

            return null;
        }
        finally
        {
            _id.SetValue(null, -1);
        }
    }

    private static IEnumerable<Case> CasesOf(MethodInfo method)
    {
        if (method.GetCustomAttribute<TheoryAttribute>() is not null)
        {
            return RowsOf(method).Select(row => new Case(method, Complete(method, row)));
        }

        return method.GetCustomAttribute<FactAttribute>() is null ? [] : [new Case(method, [])];
    }

    private static IEnumerable<object?[]> RowsOf(MethodInfo method)
    {
        var inline = method.GetCustomAttributes<InlineDataAttribute>().Select(attribute => attribute.Data);
        var members = from attribute in method.GetCustomAttributes<MemberDataAttribute>()
                      let rows = (System.Collections.IEnumerable)method.DeclaringType!.GetProperty(attribute.MemberName)!.GetValue(null)!
                      from object row in rows
                      select row is ITheoryDataRow data ? data.GetData() : (object?[])row;
        return inline.Concat(members);
    }

    /// <summary>The row with what the runner would fill in: a trailing array, and parameters that have defaults.</summary>
    private static object?[] Complete(MethodInfo method, object?[] row)
    {
        var parameters = method.GetParameters();
        if (parameters is [.., var last] && last.GetCustomAttribute<ParamArrayAttribute>() is not null)
        {
            var rest = Array.CreateInstance(last.ParameterType.GetElementType()!, row.Length - parameters.Length + 1);
            row[(parameters.Length - 1)..].CopyTo(rest, 0);
            return [.. row[..(parameters.Length - 1)], rest];
        }

        return [.. row, .. parameters[row.Length..].Select(parameter => parameter.DefaultValue)];
    }

    private sealed record Case(MethodInfo Method, object?[] Arguments)
    {
        public string Name => Method.Name;

        public bool Passes()
        {
            try
            {
                Method.Invoke(Activator.CreateInstance(Method.DeclaringType!), Arguments);
                return true;
            }
            catch (TargetInvocationException)
            {
                return false;
            }
        }
    }
}
