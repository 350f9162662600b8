using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.InstanceProfiles;

public sealed class InstanceProfileTests
{
    private static string ProfileArn(string pathAndName) => $"arn:aws:iam::{Account}:instance-profile/{pathAndName}";

    [Fact]
    public async Task A_profile_is_made_with_everything_that_was_asked_for_and_takes_a_role()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust);

        var made = await server.Api.IamAsync("CreateInstanceProfile", ("InstanceProfileName", "Web"), ("Path", "/x/"), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));
        Assert.Matches("^AIPA[A-Z2-7]{17}$", made["InstanceProfileId"]);
        Assert.Equal((ProfileArn("x/Web"), "/x/", "", "k"), (made["Arn"], made["Path"], made["Roles"], made["Key"]));

        await server.Api.IamAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "web"), ("RoleName", "deploy"));
        await server.RestartAsync();
        var read = await server.Api.IamAsync("GetInstanceProfile", ("InstanceProfileName", "WEB"));
        Assert.Equal((made["InstanceProfileId"], "deploy", "k"), (read["InstanceProfileId"], read["RoleName"], read["Key"]));
        Assert.Equal(["Web"], (await server.Api.IamAsync("ListInstanceProfilesForRole", ("RoleName", "deploy"))).All("InstanceProfileName"));

        await server.Api.IamAsync("RemoveRoleFromInstanceProfile", ("InstanceProfileName", "Web"), ("RoleName", "deploy"));
        Assert.Equal("", (await server.Api.IamAsync("GetInstanceProfile", ("InstanceProfileName", "Web")))["Roles"]);
        Assert.Equal("", (await server.Api.IamAsync("ListInstanceProfilesForRole", ("RoleName", "deploy")))["InstanceProfiles"]);
    }

    [Fact]
    public async Task A_profile_takes_one_role()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateInstanceProfile", ("InstanceProfileName", "web"));
        await server.Api.IamAtOnceAsync(6, "CreateRole", i => [("RoleName", $"r{i}"), ("AssumeRolePolicyDocument", AccountTrust)]);

        var outcomes = await server.Api.IamAtOnceAsync(6, "AddRoleToInstanceProfile", i => [("InstanceProfileName", "web"), ("RoleName", $"r{i}")]);

        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["OK"] = 1, ["LimitExceeded"] = 5 }, outcomes);
        await server.Api.IamRefusesAsync(
            409, "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1", "AddRoleToInstanceProfile", ("InstanceProfileName", "web"), ("RoleName", "r0"));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found_and_what_exists_is_not_made_again()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateInstanceProfile", ("InstanceProfileName", "web"));
        await server.CreateRoleAsync("deploy", AccountTrust);

        await server.Api.IamRefusesAsync(409, "EntityAlreadyExists", "Instance Profile WEB already exists.", "CreateInstanceProfile", ("InstanceProfileName", "WEB"));
        foreach (var operation in new[] { "GetInstanceProfile", "DeleteInstanceProfile", "AddRoleToInstanceProfile", "RemoveRoleFromInstanceProfile" })
        {
            await server.Api.IamRefusesAsync(
                404, "NoSuchEntity", "Instance Profile none cannot be found.", operation, ("InstanceProfileName", "none"), ("RoleName", "deploy"));
        }

        foreach (var operation in new[] { "AddRoleToInstanceProfile", "RemoveRoleFromInstanceProfile", "ListInstanceProfilesForRole" })
        {
            await server.Api.IamRefusesAsync(
                404, "NoSuchEntity", "The role with name none cannot be found.", operation, ("InstanceProfileName", "web"), ("RoleName", "none"));
        }

        await server.Api.IamRefusesAsync(
            404, "NoSuchEntity", "The role with name deploy cannot be found.", "RemoveRoleFromInstanceProfile", ("InstanceProfileName", "web"), ("RoleName", "deploy"));
    }

    [Fact]
    public async Task Profiles_are_listed_by_name_and_path_page_by_page()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var (name, path) in new[] { ("c", "/eu/"), ("a", "/eu/"), ("b", "/us/") })
        {
            await server.Api.IamAsync("CreateInstanceProfile", ("InstanceProfileName", name), ("Path", path));
        }

        var first = await server.Api.IamAsync("ListInstanceProfiles", ("MaxItems", "2"));
        var second = await server.Api.IamAsync("ListInstanceProfiles", ("MaxItems", "2"), ("Marker", first["Marker"]));

        Assert.Equal(("a b", "c"), (first.Joined("InstanceProfileName"), second.Joined("InstanceProfileName")));
        Assert.Null(first.Find("Tags"));
        Assert.Equal(["a", "c"], (await server.Api.IamAsync("ListInstanceProfiles", ("PathPrefix", "/eu/"))).All("InstanceProfileName"));
    }

    [Fact]
    public async Task Neither_the_role_nor_the_profile_goes_while_they_are_together()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateInstanceProfile", ("InstanceProfileName", "web"));
        await server.CreateRoleAsync("deploy", AccountTrust);
        await server.Api.IamAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "web"), ("RoleName", "deploy"));
        const string Conflict = "Cannot delete entity, must remove roles from instance profile first.";

        await server.Api.IamRefusesAsync(409, "DeleteConflict", Conflict, "DeleteRole", ("RoleName", "deploy"));
        await server.Api.IamRefusesAsync(409, "DeleteConflict", Conflict, "DeleteInstanceProfile", ("InstanceProfileName", "web"));
        await server.Api.IamAsync("RemoveRoleFromInstanceProfile", ("InstanceProfileName", "web"), ("RoleName", "deploy"));
        await server.Api.IamAsync("DeleteRole", ("RoleName", "deploy"));
        await server.Api.IamAsync("DeleteInstanceProfile", ("InstanceProfileName", "web"));
        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "Instance Profile web cannot be found.", "GetInstanceProfile", ("InstanceProfileName", "web"));
    }

    [Fact]
    public async Task A_role_that_is_deleted_while_it_is_put_into_a_profile_is_either_kept_or_not_put()
    {
        await using var server = await TestServer.StartAsync();
        for (var round = 0; round < 10; round++)
        {
            var name = $"r{round}";
            await server.Api.IamAsync("CreateInstanceProfile", ("InstanceProfileName", name));
            await server.CreateRoleAsync(name, AccountTrust);

            var deleting = server.Api.IamAtOnceAsync(1, "DeleteRole", _ => [("RoleName", name)]);
            var adding = server.Api.IamAtOnceAsync(1, "AddRoleToInstanceProfile", _ => [("InstanceProfileName", name), ("RoleName", name)]);
            var (deleted, added) = ((await deleting).Keys.Single(), (await adding).Keys.Single());

            Assert.Contains((deleted, added), new[] { ("OK", "NoSuchEntity"), ("DeleteConflict", "OK") });
        }
    }

    [Fact]
    public async Task Who_puts_a_role_into_a_profile_must_be_allowed_to_pass_it()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateInstanceProfile", ("InstanceProfileName", "web"));
        await server.Api.IamAsync("CreateRole", ("RoleName", "deploy"), ("Path", "/x/"), ("AssumeRolePolicyDocument", AccountTrust));
        var caller = server.ApiAs(await server.CreateUserAsync("caller", Allow("iam:AddRoleToInstanceProfile", "*")));
        (string, string)[] parameters = [("InstanceProfileName", "web"), ("RoleName", "deploy")];

        await caller.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("caller")} is not authorized to perform: iam:PassRole on resource: {RoleArn("x/deploy")} because no identity-based policy allows the iam:PassRole action",
            "AddRoleToInstanceProfile",
            parameters);
        await server.Api.IamAsync(
            "PutUserPolicy",
            ("UserName", "caller"),
            ("PolicyName", "pass"),
            ("PolicyDocument", Allow("iam:PassRole", RoleArn("x/*"), """{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}""")));
        await caller.IamAsync("AddRoleToInstanceProfile", parameters);
    }
}
