using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Groups;

public sealed class GroupTests
{
    [Fact]
    public async Task A_group_is_made_with_everything_that_was_asked_for()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.Api.IamAsync("CreateGroup", ("GroupName", "Signers"), ("Path", "/ci/"));

        Assert.Equal("/ci/", answer["Path"]);
        Assert.Equal("Signers", answer["GroupName"]);
        Assert.Matches("^AGPA[A-Z2-7]{17}$", answer["GroupId"]);
        Assert.Equal(GroupArn("ci/Signers"), answer["Arn"]);
        Assert.Equal(answer["GroupId"], (await server.Api.IamAsync("GetGroup", ("GroupName", "signers")))["GroupId"]);
    }

    [Fact]
    public async Task A_name_is_taken_in_any_case()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateGroup", ("GroupName", "Signers"));

        await server.Api.IamRefusesAsync(409, "EntityAlreadyExists", "Group with name SIGNERS already exists.", "CreateGroup", ("GroupName", "SIGNERS"));
    }

    [Theory]
    [InlineData("GroupName", "a b", "The specified value for groupName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-")]
    [InlineData("Path", "x", "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.")]
    public async Task A_member_that_cannot_be_is_refused(string member, string value, string text)
    {
        await using var server = await TestServer.StartAsync();
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["GroupName"] = "signers", [member] = value };

        await server.Api.IamRefusesAsync(400, "ValidationError", text, "CreateGroup", [.. parameters.Select(pair => (pair.Key, pair.Value))]);
    }

    [Theory]
    [InlineData("GetGroup")]
    [InlineData("UpdateGroup")]
    [InlineData("DeleteGroup")]
    [InlineData("AddUserToGroup")]
    [InlineData("RemoveUserFromGroup")]
    public async Task A_group_that_does_not_exist_is_not_found(string operation)
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "The group with name none cannot be found.", operation, ("GroupName", "none"), ("UserName", "ci"));
    }

    [Theory]
    [InlineData("AddUserToGroup")]
    [InlineData("RemoveUserFromGroup")]
    public async Task A_user_that_does_not_exist_is_not_found(string operation)
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateGroup", ("GroupName", "signers"));

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "The user with name none cannot be found.", operation, ("GroupName", "signers"), ("UserName", "none"));
    }

    [Fact]
    public async Task Groups_are_listed_by_name_and_path_page_by_page()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var (name, path) in new[] { ("c", "/eu/"), ("a", "/eu/"), ("b", "/us/") })
        {
            await server.Api.IamAsync("CreateGroup", ("GroupName", name), ("Path", path));
        }

        var first = await server.Api.IamAsync("ListGroups", ("MaxItems", "2"));
        var second = await server.Api.IamAsync("ListGroups", ("MaxItems", "2"), ("Marker", first["Marker"]));

        Assert.Equal(("a b", "c"), (first.Joined("GroupName"), second.Joined("GroupName")));
        Assert.Equal(("true", "false"), (first["IsTruncated"], second["IsTruncated"]));
        Assert.Equal(["a", "c"], (await server.Api.IamAsync("ListGroups", ("PathPrefix", "/eu/"))).All("GroupName"));
    }

    [Fact]
    public async Task The_users_of_a_group_come_page_by_page_and_so_do_the_groups_of_a_user()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var name in new[] { "b", "a", "c" })
        {
            await server.Api.IamAsync("CreateUser", ("UserName", name), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));
            await server.Api.IamAsync("CreateGroup", ("GroupName", $"g-{name}"));
        }

        foreach (var name in new[] { "b", "a", "c" })
        {
            await server.Api.IamAsync("AddUserToGroup", ("GroupName", "g-a"), ("UserName", name));
            await server.Api.IamAsync("AddUserToGroup", ("GroupName", $"g-{name}"), ("UserName", "a"));
        }

        var users = await server.Api.IamAsync("GetGroup", ("GroupName", "g-a"), ("MaxItems", "2"));
        var moreUsers = await server.Api.IamAsync("GetGroup", ("GroupName", "g-a"), ("Marker", users["Marker"]));
        var groups = await server.Api.IamAsync("ListGroupsForUser", ("UserName", "a"), ("MaxItems", "2"));
        var moreGroups = await server.Api.IamAsync("ListGroupsForUser", ("UserName", "a"), ("Marker", groups["Marker"]));

        Assert.Equal(("a b", "c"), (users.Joined("UserName"), moreUsers.Joined("UserName")));
        Assert.Null(users.Find("Tags"));
        Assert.Equal(("g-a g-b", "g-c"), (groups.Joined("GroupName"), moreGroups.Joined("GroupName")));
    }

    [Fact]
    public async Task Adding_twice_and_removing_who_is_not_there_change_nothing()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateGroup", ("GroupName", "signers"));
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));
        (string, string)[] membership = [("GroupName", "Signers"), ("UserName", "CI")];

        await server.Api.IamAsync("RemoveUserFromGroup", membership);
        await server.Api.IamAsync("AddUserToGroup", membership);
        await server.Api.IamAsync("AddUserToGroup", membership);
        Assert.Equal(["ci"], (await server.Api.IamAsync("GetGroup", ("GroupName", "signers"))).All("UserName"));

        await server.Api.IamAsync("RemoveUserFromGroup", membership);
        Assert.Equal("", (await server.Api.IamAsync("GetGroup", ("GroupName", "signers")))["Users"]);
    }

    [Fact]
    public async Task What_a_group_may_do_its_members_may_do_as_long_as_they_are_in_it()
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("ci"));
        await server.Api.IamAsync("CreateGroup", ("GroupName", "readers"));
        await server.Api.IamAsync("PutGroupPolicy", ("GroupName", "readers"), ("PolicyName", "p"), ("PolicyDocument", Allow("iam:ListUsers", "*")));
        await Assert.ThrowsAsync<ApiException>(() => user.IamAsync("ListUsers"));

        await server.Api.IamAsync("AddUserToGroup", ("GroupName", "readers"), ("UserName", "ci"));
        await user.IamAsync("ListUsers");
        await server.Api.IamAsync("UpdateGroup", ("GroupName", "readers"), ("NewGroupName", "lectors"));
        await user.IamAsync("ListUsers");

        await server.Api.IamAsync("RemoveUserFromGroup", ("GroupName", "lectors"), ("UserName", "ci"));
        await Assert.ThrowsAsync<ApiException>(() => user.IamAsync("ListUsers"));
    }

    [Fact]
    public async Task A_renamed_group_keeps_its_id_and_leaves_its_name_free()
    {
        await using var server = await TestServer.StartAsync();
        var before = await server.Api.IamAsync("CreateGroup", ("GroupName", "old"));
        await server.Api.IamAsync("CreateGroup", ("GroupName", "taken"));

        await server.Api.IamRefusesAsync(409, "EntityAlreadyExists", "Group with name TAKEN already exists.", "UpdateGroup", ("GroupName", "old"), ("NewGroupName", "TAKEN"));
        await server.Api.IamAsync("UpdateGroup", ("GroupName", "old"), ("NewGroupName", "new"), ("NewPath", "/x/"));

        var after = await server.Api.IamAsync("GetGroup", ("GroupName", "new"));
        Assert.Equal((before["GroupId"], GroupArn("x/new")), (after["GroupId"], after["Arn"]));
        await server.Api.IamAsync("CreateGroup", ("GroupName", "old"));
    }

    [Fact]
    public async Task Members_and_policies_go_before_the_group()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));
        await server.Api.IamAsync("CreateGroup", ("GroupName", "it"));
        await server.Api.IamAsync("AddUserToGroup", ("GroupName", "it"), ("UserName", "ci"));
        await server.Api.IamAsync("PutGroupPolicy", ("GroupName", "it"), ("PolicyName", "p"), ("PolicyDocument", AllowAll));
        await server.Api.IamAsync("AttachGroupPolicy", ("GroupName", "it"), ("PolicyArn", AwsPolicyArn("IAMFullAccess")));

        await server.Api.IamRefusesAsync(409, "DeleteConflict", "Cannot delete entity, must remove users from group first.", "DeleteGroup", ("GroupName", "it"));
        await server.Api.IamRefusesAsync(409, "DeleteConflict", "Cannot delete entity, must remove users from group first.", "DeleteUser", ("UserName", "ci"));
        await server.Api.IamAsync("RemoveUserFromGroup", ("GroupName", "it"), ("UserName", "ci"));
        await server.Api.IamRefusesAsync(409, "DeleteConflict", "Cannot delete entity, must detach all policies first.", "DeleteGroup", ("GroupName", "it"));
        await server.Api.IamAsync("DetachGroupPolicy", ("GroupName", "it"), ("PolicyArn", AwsPolicyArn("IAMFullAccess")));
        await server.Api.IamRefusesAsync(409, "DeleteConflict", "Cannot delete entity, must delete policies first.", "DeleteGroup", ("GroupName", "it"));
        await server.Api.IamAsync("DeleteGroupPolicy", ("GroupName", "it"), ("PolicyName", "p"));
        await server.Api.IamAsync("DeleteGroup", ("GroupName", "it"));
        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "The group with name it cannot be found.", "GetGroup", ("GroupName", "it"));
    }

    [Fact]
    public async Task A_user_is_in_10_groups_at_most_however_many_at_once_it_is_added_to()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));
        await server.Api.IamAtOnceAsync(14, "CreateGroup", i => [("GroupName", $"g{i}")]);

        var outcomes = await server.Api.IamAtOnceAsync(14, "AddUserToGroup", i => [("GroupName", $"g{i}"), ("UserName", "ci")]);

        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["OK"] = 10, ["LimitExceeded"] = 4 }, outcomes);
        await server.Api.IamAsync("CreateGroup", ("GroupName", "one-more"));
        await server.Api.IamRefusesAsync(
            409, "LimitExceeded", "Cannot exceed quota for GroupsPerUser: 10", "AddUserToGroup", ("GroupName", "one-more"), ("UserName", "ci"));
    }

    [Fact]
    public async Task The_same_member_added_many_times_at_once_is_there_once()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));
        await server.Api.IamAsync("CreateGroup", ("GroupName", "it"));

        var outcomes = await server.Api.IamAtOnceAsync(20, "AddUserToGroup", _ => [("GroupName", "it"), ("UserName", "ci")]);

        Assert.Equal(20, outcomes["OK"]);
        Assert.Equal(["ci"], (await server.Api.IamAsync("GetGroup", ("GroupName", "it"))).All("UserName"));
    }

    [Fact]
    public async Task A_group_that_is_deleted_while_it_gets_a_member_is_either_kept_or_gets_none()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));
        for (var round = 0; round < 10; round++)
        {
            var name = $"g{round}";
            await server.Api.IamAsync("CreateGroup", ("GroupName", name));

            var deleting = server.Api.IamAtOnceAsync(1, "DeleteGroup", _ => [("GroupName", name)]);
            var adding = server.Api.IamAtOnceAsync(1, "AddUserToGroup", _ => [("GroupName", name), ("UserName", "ci")]);
            var (deleted, added) = ((await deleting).Keys.Single(), (await adding).Keys.Single());

            Assert.Contains((deleted, added), new[] { ("OK", "NoSuchEntity"), ("DeleteConflict", "OK") });
            await server.Api.IamAtOnceAsync(1, "RemoveUserFromGroup", _ => [("GroupName", name), ("UserName", "ci")]);
        }
    }

    [Fact]
    public async Task Groups_and_members_outlive_a_restart()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("ci");
        await server.Api.IamAsync("CreateGroup", ("GroupName", "it"));
        await server.Api.IamAsync("AddUserToGroup", ("GroupName", "it"), ("UserName", "ci"));
        await server.Api.IamAsync("AttachGroupPolicy", ("GroupName", "it"), ("PolicyArn", AwsPolicyArn("IAMFullAccess")));

        await server.RestartAsync();

        Assert.Equal(["ci"], (await server.ApiAs(user).IamAsync("GetGroup", ("GroupName", "it"))).All("UserName"));
    }
}
