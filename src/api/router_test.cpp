#include "api/openapi.h"
#include "api/session_guard.h"
#include "api/typed_routes.h"
#include "testing/fixed_clock.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace shuofa {
namespace {

struct Parcel {};

struct ParcelView {
    std::string id;
    std::int64_t weight = 0;
};
BOOST_DESCRIBE_STRUCT(ParcelView, (), (id, weight))

struct NewParcel {
    std::string name;
    std::vector<std::int64_t> weights;
};
BOOST_DESCRIBE_STRUCT(NewParcel, (), (name, weights))

struct ParcelQuery {
    std::optional<std::string> query;
    std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(ParcelQuery, (), (query, limit))

constexpr ErrorReason parcel_lost{"parcel_lost", ErrorCode::Conflict, "包裹丢了，请联系快递。",
                                  "The parcel is lost: ask the carrier."};

class ParcelsApi {
public:
    void add_routes(Router& routes) {
        routes.get("/api/v1/parcels", "list_parcels", this, &ParcelsApi::list);
        routes.post("/api/v1/parcels", "add_parcel", this, &ParcelsApi::make).answers_with(201);
        routes.get("/api/v1/parcels/{id}", "load_parcel", this, &ParcelsApi::load);
        routes.get("/api/v1/parcels/last", "last_parcel", this, &ParcelsApi::last);
        routes.remove("/api/v1/parcels/{id}", "remove_parcel", this, &ParcelsApi::drop);
        routes.put("/api/v1/parcels/{id}/photo", "photo", this, &ParcelsApi::photo);
        routes.post("/api/v1/open", "open", this, &ParcelsApi::make).without_session();
    }

private:
    Result<std::vector<ParcelView>> list(const ParcelQuery& asked) {
        return std::vector{ParcelView{asked.query.value_or("none"), asked.limit}};
    }
    Result<ParcelView> make(const NewParcel& parcel) {
        if (parcel.name == "bug") throw std::runtime_error{"secret detail"};
        return ParcelView{parcel.name, static_cast<std::int64_t>(parcel.weights.size())};
    }
    Result<ParcelView> load(const Request& request) {
        return ParcelView{std::string{request.path_text("id")}, 1};
    }
    Result<ParcelView> last() { return ParcelView{"the last", 9}; }
    Result<void> drop(const Request&) { return fail(parcel_lost, "row 3", "id"); }
    Result<ParcelView> photo(const UploadedFile& file) {
        return ParcelView{file.file.string(), static_cast<std::int64_t>(file.size)};
    }
};

Request request(http::Method method, std::string target, std::string body = {}) {
    Request made{.method = method, .target = std::move(target), .body = std::move(body)};
    if (!made.body.empty()) made.headers.push_back({"content-type", "application/json"});
    return made;
}

class RouterTest : public testing::Test {
protected:
    RouterTest() { router_.add_api<ParcelsApi>(); }

    Response get(std::string target) {
        return router_.handle(request(http::Method::Get, std::move(target)));
    }
    Response post(std::string target, std::string body) {
        return router_.handle(request(http::Method::Post, std::move(target), std::move(body)));
    }

    Router router_;
};

bool has(const Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
}

TEST_F(RouterTest, ReadsAQueryIntoItsStructAndKeepsDefaults) {
    EXPECT_EQ(get("/api/v1/parcels?query=%E9%80%80+%E8%B4%A7").body,
              R"([{"id":"退 货","weight":50}])");
    EXPECT_EQ(get("/api/v1/parcels?limit=7").body, R"([{"id":"none","weight":7}])");
}

TEST_F(RouterTest, NamesTheFieldThatIsWrong) {
    const Response bad_query = get("/api/v1/parcels?limit=many");
    EXPECT_EQ(bad_query.status, 422);
    EXPECT_TRUE(has(bad_query, R"("where":"limit")")) << bad_query.body;
    EXPECT_TRUE(has(get("/api/v1/parcels?nonsense=1"), R"("where":"nonsense")"));

    const Response bad_body = post("/api/v1/parcels", R"({"name":"a","weights":[1,"x"]})");
    EXPECT_EQ(bad_body.status, 422);
    EXPECT_TRUE(has(bad_body, R"("where":"weights[1]")")) << bad_body.body;
    EXPECT_EQ(*bad_body.header("Content-Type"), "application/problem+json; charset=utf-8");
}

TEST_F(RouterTest, PrefersTheFixedPathAndDecodesParameters) {
    EXPECT_TRUE(has(get("/api/v1/parcels/last"), "the last"));
    EXPECT_TRUE(has(get("/api/v1/parcels/a%2Fb+c"), R"("id":"a/b+c")"));
    EXPECT_EQ(get("/api/v1/parcels/").status, 404);
    EXPECT_EQ(get("/api/v1/parcels//x").status, 404);
    EXPECT_EQ(get("/api/v1/../v1/parcels").status, 404);
}

TEST_F(RouterTest, RefusesTargetsWithBrokenEscapes) {
    for (const char* target :
         {"/api/v1/parcels?query=%", "/api/v1/parcels?query=%4", "/api/v1/parcels?query=%zz",
          "/api/v1/parcels?query=%00", "/api/v1/parcels?query=%ff"}) {
        EXPECT_EQ(get(target).status, 400) << target;
    }
    EXPECT_EQ(get("/api/v1/parcels/%ff").status, 404);
}

TEST_F(RouterTest, AnswersWithTheStatusOfTheRoute) {
    EXPECT_EQ(post("/api/v1/parcels", R"({"name":"a"})").status, 201);
    EXPECT_EQ(post("/api/v1/parcels/x", "{}").status, 405);
    EXPECT_EQ(*post("/api/v1/parcels/x", "{}").header("Allow"), "GET, DELETE");
    EXPECT_EQ(get("/api/v1/nothing").status, 404);
    EXPECT_EQ(router_.handle(request(http::Method::Head, "/api/v1/parcels")).status, 200);
    EXPECT_EQ(router_.handle(request(http::Method::Other, "/api/v1/parcels")).status, 405);
}

TEST_F(RouterTest, SaysAnErrorInTheLanguageThatWasAskedFor) {
    Request asked = request(http::Method::Delete, "/api/v1/parcels/x");
    const Response chinese = router_.handle(asked);
    EXPECT_EQ(chinese.status, 409);
    EXPECT_EQ(chinese.body,
              R"({"id":"parcel_lost","message":"包裹丢了，请联系快递。","detail":"row 3",)"
              R"("where":"id","status":409})");
    asked.headers.push_back({"accept-language", "en-GB,zh;q=0.5"});
    EXPECT_TRUE(has(router_.handle(asked), "ask the carrier"));
}

TEST_F(RouterTest, ShowsNothingOfABug) {
    const Response response = post("/api/v1/parcels", R"({"name":"bug"})");
    EXPECT_EQ(response.status, 500);
    EXPECT_FALSE(has(response, "secret"));
}

TEST_F(RouterTest, TakesOnlyJsonWhereJsonIsExpectedAndNeverAForm) {
    Request form = request(http::Method::Post, "/api/v1/parcels");
    form.body = R"({"name":"a"})";
    EXPECT_EQ(router_.handle(form).status, 415);
    for (const char* type : {"text/plain", "Text/Plain; charset=utf-8", "multipart/form-data",
                             "application/x-www-form-urlencoded"}) {
        form.headers = {{"content-type", type}};
        EXPECT_EQ(router_.handle(form).status, 415) << type;
        Request upload = request(http::Method::Put, "/api/v1/parcels/x/photo");
        upload.headers = form.headers;
        EXPECT_EQ(router_.plan(upload).refusal->status, 415) << type;
    }
}

TEST_F(RouterTest, PlansAFileOnlyForRoutesThatTakeOne) {
    const auto upload = router_.plan(request(http::Method::Put, "/api/v1/parcels/x/photo"));
    EXPECT_EQ(upload.into, http::BodyPlan::Into::File);
    const auto json = router_.plan(request(http::Method::Post, "/api/v1/parcels", "{}"));
    EXPECT_EQ(json.into, http::BodyPlan::Into::Memory);
    EXPECT_EQ(json.limit, 1u << 20);
    EXPECT_EQ(router_.plan(request(http::Method::Get, "/page")).limit, 0u);
}

TEST_F(RouterTest, TellsEachOperationInTheDescription) {
    const std::string document = openapi_document(router_);
    for (const char* part : {"\"openapi\"", "list_parcels", "/api/v1/parcels/{id}", "NewParcel",
                             "\"limit\"", "application/octet-stream"}) {
        EXPECT_NE(document.find(part), std::string::npos) << part;
    }
}

class GuardTest : public RouterTest {
protected:
    GuardTest() { router_.guard_with(&guard_); }

    Request signed_in(http::Method method, std::string target, std::string body = {}) {
        Request made = request(method, std::move(target), std::move(body));
        made.headers.push_back({"host", "127.0.0.1:8000"});
        made.headers.push_back({"authorization", "Bearer " + token_});
        return made;
    }
    int status_with(http::Method method, std::string name, std::string value) {
        Request made = signed_in(method, "/api/v1/parcels",
                                 method == http::Method::Post ? R"({"name":"a"})" : "");
        made.headers.push_back({std::move(name), std::move(value)});
        return router_.handle(made).status;
    }

    FixedClock clock_{Instant{1'000'000'000'000'000}};
    SessionGuard guard_{{"127.0.0.1:8000"}, clock_};
    std::string token_ = guard_.exchange(guard_.mint_key()).value();
};

TEST_F(GuardTest, TakesAKeyOnceAndOnlyInTime) {
    const std::string key = guard_.mint_key();
    EXPECT_EQ(key.size(), 64u);
    EXPECT_TRUE(guard_.exchange(key));
    EXPECT_FALSE(guard_.exchange(key));
    EXPECT_FALSE(guard_.exchange(""));
    EXPECT_FALSE(guard_.exchange(std::string(64, '0')));

    const std::string late = guard_.mint_key();
    clock_.move_to(Instant{clock_.now().micros + 601LL * 1'000'000});
    EXPECT_FALSE(guard_.exchange(late));
}

TEST_F(GuardTest, LetsOurOwnPageIn) {
    EXPECT_EQ(router_.handle(signed_in(http::Method::Get, "/api/v1/parcels")).status, 200);
    EXPECT_EQ(status_with(http::Method::Post, "origin", "http://127.0.0.1:8000"), 201);
    EXPECT_EQ(status_with(http::Method::Post, "sec-fetch-site", "same-origin"), 201);
}

TEST_F(GuardTest, RefusesOtherNamesWithoutAWord) {
    for (const char* host : {"evil.test:8000", "127.0.0.1", "localhost:8000", "localhost.",
                             "127.0.0.1:8001", "127.0.0.1:8000 ", ""}) {
        Request made = signed_in(http::Method::Get, "/api/v1/parcels");
        made.headers[0].value = host;
        const Response response = router_.handle(made);
        EXPECT_EQ(response.status, 421) << host;
        EXPECT_TRUE(response.body.empty() && response.headers.empty()) << host;
        made.target = "/";
        EXPECT_EQ(router_.handle(made).status, 421) << host;
    }
}

TEST_F(GuardTest, RefusesRequestsOfOtherPagesEvenWithTheToken) {
    for (const char* origin : {"null", "http://evil.test:8000", "http://127.0.0.1:8001",
                               "http://127.0.0.1:8000.evil.test", "http://localhost:8000"}) {
        EXPECT_EQ(status_with(http::Method::Post, "origin", origin), 403) << origin;
        EXPECT_EQ(status_with(http::Method::Get, "origin", origin), 403) << origin;
    }
    for (const char* site : {"cross-site", "same-site"}) {
        EXPECT_EQ(status_with(http::Method::Post, "sec-fetch-site", site), 403) << site;
        EXPECT_EQ(status_with(http::Method::Get, "sec-fetch-site", site), 403) << site;
    }
    EXPECT_EQ(status_with(http::Method::Post, "sec-fetch-site", "none"), 403);
}

TEST_F(GuardTest, NeedsTheTokenForEverythingButTheExchange) {
    for (const char* value : {"", "Bearer ", "Bearer x", "Basic x"}) {
        Request made = signed_in(http::Method::Get, "/api/v1/parcels");
        made.headers[1].value = value;
        EXPECT_EQ(router_.handle(made).status, 401) << value;
        made.target = "/api/v1/nothing";
        EXPECT_EQ(router_.handle(made).status, 401) << "what exists is told to nobody";
    }
    Request open = request(http::Method::Post, "/api/v1/open", R"({"name":"a"})");
    open.headers.push_back({"host", "127.0.0.1:8000"});
    EXPECT_EQ(router_.handle(open).status, 200);
}

TEST_F(GuardTest, PutsTheSafetyHeadersOnEveryAnswerButTheWordlessOne) {
    Request unsigned_request = signed_in(http::Method::Get, "/api/v1/parcels");
    unsigned_request.headers.pop_back();
    Request malformed = signed_in(http::Method::Get, "/api/v1/parcels?query=%");
    for (const Response& response :
         {router_.handle(signed_in(http::Method::Get, "/api/v1/parcels")),
          router_.handle(unsigned_request), router_.handle(malformed), router_.refuse(400)}) {
        EXPECT_EQ(*response.header("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(*response.header("Cross-Origin-Opener-Policy"), "same-origin");
        EXPECT_EQ(*response.header("Cross-Origin-Resource-Policy"), "same-origin");
        EXPECT_EQ(*response.header("Referrer-Policy"), "no-referrer");
        EXPECT_EQ(*response.header("Cache-Control"), "no-store");
        EXPECT_NE(response.header("Content-Security-Policy")->find("frame-ancestors 'none'"),
                  std::string::npos);
        EXPECT_FALSE(response.header("Set-Cookie"));
        EXPECT_FALSE(response.header("Access-Control-Allow-Origin"));
    }
}

}  // namespace
}  // namespace shuofa
