#include "api/channels_api.h"

#include "adapters/folder_blob_store.h"
#include "api/observations_api.h"
#include "api/vetting_api.h"
#include "domain/channels/directory.h"
#include "testing/bare_library.h"
#include "testing/counting_ids.h"
#include "testing/fixed_clock.h"
#include "testing/scripted_workshop.h"
#include "testing/temporary_database.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

Entity a_shop() {
    Entity shop;
    shop.id = "jd";
    shop.name_zh = "京东";
    shop.name_en = "JD.com";
    shop.initials = "jd";
    Channel line;
    line.id = "jd/phone-950618";
    line.value = "950618";
    line.role = ChannelRole::Buyer;
    line.purpose = {"客户服务", "customer service"};
    Observation seen;
    seen.source = {"隐私政策", "privacy policy"};
    seen.source_kind = SourceAuthority::Official;
    seen.seen_on = read_seen_on("2025-04-13");
    line.observations = {seen};
    shop.channels = {line};
    return shop;
}

// A library with one shop, one check and one question.
class SmallLibrary final : public BareLibrary {
public:
    SmallLibrary() {
        VettingCheck check;
        check.id = "credit_code";
        check.kind = CheckKind::CreditCode;
        check.title = {"代码正确？", "Is the code right?"};
        checklist_.checks = {check};
        GuideTopic topic;
        topic.id = "find-the-number";
        topic.question = {"怎么找到真的电话？", "How do I find the number?"};
        topic.answer = {"先走应用。", "The app first."};
        guide_.topics = {topic};
    }
    Result<const Directory*> directory() override { return &directory_; }
    Result<const VettingChecklist*> checklist() override { return &checklist_; }
    Result<const Guide*> guide() override { return &guide_; }

private:
    Directory directory_{"2026-11-23", {a_shop()}, {}};
    VettingChecklist checklist_;
    Guide guide_;
};

struct ChannelsApiTest : testing::Test {
    TemporaryDatabase database;
    SmallLibrary library;
    FixedClock clock;
    CountingIds ids;
    FolderBlobStore blobs{std::filesystem::path{testing::TempDir()} / "channels-api"};
    ScriptedWorkshop workshop;
    Router router;

    ChannelsApiTest() {
        router.add_api<ChannelsApi>(*database, VaultId{}, library, clock);
        router.add_api<ObservationsApi>(*database, VaultId{}, library, clock, ids, blobs);
        router.add_api<VettingApi>(*database, VaultId{}, library, clock, ids, workshop);
    }

    boost::json::value ask(http::Method method, std::string target, std::string body = "",
                           int status = 200) {
        Request request;
        request.method = method;
        request.target = std::move(target);
        request.body = std::move(body);
        if (!request.body.empty()) request.headers.push_back({"content-type", "application/json"});
        const Response response = router.handle(std::move(request));
        EXPECT_EQ(response.status, status) << response.body;
        return boost::json::parse(response.body);
    }
};

TEST_F(ChannelsApiTest, FindsShowsAndChecks) {
    const auto found = ask(http::Method::Get, "/api/v1/channels?query=jd");
    EXPECT_EQ(found.at("entities").at(0).at("id"), "jd");
    EXPECT_EQ(found.at("total"), 1);

    const auto shown = ask(http::Method::Get, "/api/v1/channels/jd");
    EXPECT_EQ(shown.at("channels").at(0).at("value"), "950618");
    ask(http::Method::Get, "/api/v1/channels/nobody", "", 404);

    const auto checked = ask(http::Method::Post, "/api/v1/channels/check", R"({"value":"950618"})");
    EXPECT_EQ(checked.at("verdict"), "official");
    EXPECT_EQ(checked.at("for").at(0).at("entity"), "jd");
    EXPECT_EQ(checked.at("observations").at(0).at("seen_on"), "2025-04-13");
}

TEST_F(ChannelsApiTest, OwnObservationsChangeWhatIsAnswered) {
    const char* unseen = R"({"value":"400-123-4567"})";
    EXPECT_EQ(ask(http::Method::Post, "/api/v1/channels/check", unseen).at("verdict"),
              "never_seen");

    const auto made = ask(
        http::Method::Post, "/api/v1/observations",
        R"({"entity":"jd","value":"4001234567","kind":"official_page","note":null,"proof":null})",
        201);
    EXPECT_EQ(ask(http::Method::Post, "/api/v1/channels/check", unseen).at("verdict"), "official");

    const std::string id{made.at("id").as_string()};
    ask(http::Method::Delete, "/api/v1/observations/" + id);
    EXPECT_EQ(ask(http::Method::Post, "/api/v1/channels/check", unseen).at("verdict"),
              "never_seen");
}

TEST_F(ChannelsApiTest, VetsAShop) {
    const auto started = ask(http::Method::Post, "/api/v1/vettings", R"({"name":"某店"})", 201);
    const std::string id{started.at("id").as_string()};
    const auto answered = ask(
        http::Method::Post, "/api/v1/vettings/" + id + "/answers",
        R"({"answers":[{"check":"credit_code","value":"9144030071526726XA","note":null,"proof":null}]})");

    EXPECT_EQ(answered.at("checks").at(0).at("answer").at("answer"), "no");
    EXPECT_EQ(answered.at("checks").at(0).at("number").at("check_digit"), false);
    EXPECT_EQ(ask(http::Method::Get, "/api/v1/vettings").at("vettings").at(0).at("id").as_string(),
              id);
}

TEST_F(ChannelsApiTest, ReadsTheGuideAndNamesOffices) {
    EXPECT_EQ(ask(http::Method::Get, "/api/v1/guide").at("topics").as_array().size(), 1u);
    const auto offices = ask(http::Method::Get, "/api/v1/channels/offices?matter=goods&platform=x");
    EXPECT_EQ(offices.at("offices").at(0).at("about"), "seller");
}

}  // namespace
}  // namespace shuofa
