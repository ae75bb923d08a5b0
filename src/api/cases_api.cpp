#include "api/cases_api.h"

#include "api/typed_routes.h"
#include "workflows/ask_next_question.h"
#include "workflows/assess_case.h"
#include "workflows/record_case_event.h"

namespace shuofa {

struct OpenCaseRequest {
    std::optional<OrderId> order;
    std::optional<std::string> problem;
    std::optional<std::string> title;
    std::map<std::string, boost::json::value> facts;
};
BOOST_DESCRIBE_STRUCT(OpenCaseRequest, (), (order, problem, title, facts))

struct ListCasesRequest {
    std::optional<bool> open;
    std::optional<OrderId> order;
    int limit = 50;
    std::optional<CaseId> after;
};
BOOST_DESCRIBE_STRUCT(ListCasesRequest, (), (open, order, limit, after))

struct SetFactsRequest {
    std::map<std::string, boost::json::value> facts;
};
BOOST_DESCRIBE_STRUCT(SetFactsRequest, (), (facts))

struct SaveDraftRequest {
    std::map<std::string, std::string> fields;
};
BOOST_DESCRIBE_STRUCT(SaveDraftRequest, (), (fields))

struct CaseDraftView {
    std::map<std::string, std::string> fields;
};
BOOST_DESCRIBE_STRUCT(CaseDraftView, (), (fields))

namespace {

constexpr ErrorReason event_field_not_text{"field_wrong_kind", ErrorCode::InvalidInput,
                                           "这一项的写法不对。",
                                           "This field has the wrong kind of value."};
constexpr ErrorReason list_limit_wrong{"limit_wrong", ErrorCode::InvalidInput,
                                       "一次最多取500个，至少1个。",
                                       "Ask for at least 1 and at most 500 at a time."};
constexpr int largest_limit = 500;

// A number stays the text it was written as; true and false are answers of their own.
Result<std::string> scalar_text(const boost::json::value& value, const std::string& where) {
    if (value.is_string()) return std::string{std::string_view{value.get_string()}};
    if (value.is_int64() || value.is_uint64() || value.is_double()) {
        return boost::json::serialize(value);
    }
    if (value.is_bool()) return std::string{value.get_bool() ? "yes" : "no"};
    return fail(event_field_not_text, "expected text", where);
}

Result<RawFactValue> raw_value(const boost::json::value& value, const std::string& where) {
    RawFactValue raw;
    if (value.is_null()) {  // takes the fact back; "unknown" is an answer
        raw.form = RawFactValue::Form::Text;
        return raw;
    }
    if (value.is_bool()) {
        raw.form = RawFactValue::Form::Bool;
        raw.yes = value.get_bool();
        return raw;
    }
    if (value.is_array()) {
        raw.form = RawFactValue::Form::List;
        for (const auto& item : value.get_array()) {
            raw.items.push_back(TRY(scalar_text(item, where)));
        }
        return raw;
    }
    raw.form = RawFactValue::Form::Text;
    raw.text = TRY(scalar_text(value, where));
    return raw;
}

Result<RawFacts> raw_facts(const std::map<std::string, boost::json::value>& values) {
    RawFacts facts;
    for (const auto& [name, value] : values) {
        facts[name] = TRY(raw_value(value, "facts." + name));
    }
    return facts;
}

AssessCaseNeeds reading(const CasesApiNeeds& needs) {
    return {needs.database, needs.vault, needs.library, needs.clock.today()};
}

RecordCaseEventNeeds writing(const CasesApiNeeds& needs) {
    return {needs.database, needs.vault, needs.library, needs.clock};
}

Result<CaseView> view_of(const CasesApiNeeds& needs, const Request& http,
                         const CaseAccount& account) {
    return to_view(account, TRY(case_knowledge(needs.library)), http.language());
}

}  // namespace

void CasesApi::add_routes(Router& routes) {
    routes.post("/api/v1/cases", "open_case", this, &CasesApi::open)
        .titled("建立案件", "Open a case")
        .answers_with(201);
    routes.get("/api/v1/cases", "list_cases", this, &CasesApi::list)
        .titled("列出案件", "List cases");
    routes.get("/api/v1/cases/{id}", "load_case", this, &CasesApi::load)
        .titled("查看案件", "Show a case");
    routes.put("/api/v1/cases/{id}/facts", "set_case_facts", this, &CasesApi::set_facts)
        .titled("补充或更正事实", "Fill in or correct facts");
    routes.get("/api/v1/cases/{id}/questions", "ask_next_question", this, &CasesApi::questions)
        .titled("下一个问题", "The next question");
    routes.post("/api/v1/cases/{id}/events", "add_case_event", this, &CasesApi::add_event)
        .titled("记下发生的事", "Write down what happened");
    routes.remove("/api/v1/cases/{id}/events/last", "undo_case_event", this, &CasesApi::undo)
        .titled("撤销最后一条记录", "Take the last event back");
    routes.get("/api/v1/cases/{id}/ladder", "show_ladder", this, &CasesApi::show_ladder)
        .titled("还有哪些路可以走", "The ways that are open");
    routes
        .get("/api/v1/cases/{id}/promise-suggestions", "suggest_promises", this,
             &CasesApi::suggestions)
        .titled("聊天里像是承诺的话", "What the chats seem to promise");
    routes.get("/api/v1/case-events", "list_event_types", this, &CasesApi::event_types)
        .titled("能记录哪些事", "The types of events");
    routes.get("/api/v1/cases/{id}/drafts/{form}", "load_case_draft", this, &CasesApi::load_draft)
        .titled("没提交的表单", "A form that was not sent");
    routes.put("/api/v1/cases/{id}/drafts/{form}", "save_case_draft", this, &CasesApi::save_draft)
        .titled("暂存表单", "Keep a form");
}

Result<CaseView> CasesApi::open(const Request& http, const OpenCaseRequest& request) {
    const CaseOpening opening{.order = request.order,
                              .title = request.title.value_or(""),
                              .problem = request.problem.value_or(""),
                              .facts = TRY(raw_facts(request.facts))};
    const CaseAccount account = TRY(open_case(
        {needs_.database, needs_.vault, needs_.library, needs_.clock, needs_.ids}, opening));
    return view_of(needs_, http, account);
}

Result<CasesView> CasesApi::list(const Request& http, const ListCasesRequest& request) {
    if (request.limit < 1 || request.limit > largest_limit) {
        return fail(list_limit_wrong, std::to_string(request.limit), "limit");
    }
    const CaseFilter filter{request.open, request.order};
    const CaseAccounts found =
        TRY(assess_cases(reading(needs_), filter, request.limit, request.after));
    CasesView view;
    view.next = found.next;
    for (const CaseAccount& account : found.accounts) {
        view.cases.push_back(to_row_view(account, http.language()));
    }
    return view;
}

Result<CaseView> CasesApi::load(const Request& http) {
    const CaseId id = TRY(http.path_id<Case>());
    return view_of(needs_, http, TRY(assess_case(reading(needs_), id)));
}

Result<CaseView> CasesApi::set_facts(const Request& http, const SetFactsRequest& request) {
    const CaseId id = TRY(http.path_id<Case>());
    const RawFacts facts = TRY(raw_facts(request.facts));
    return view_of(needs_, http, TRY(set_case_facts(writing(needs_), id, facts)));
}

Result<CaseQuestionsView> CasesApi::questions(const Request& http) {
    const CaseId id = TRY(http.path_id<Case>());
    const CaseKnowledge knowledge = TRY(case_knowledge(needs_.library));
    const CaseQuestion question = TRY(ask_next_question(reading(needs_), id));
    return to_view(question, knowledge, http.language());
}

// The fields depend on the type, so the body is read by hand: {"type": "contact", ...fields}.
Result<CaseView> CasesApi::add_event(const Request& http) {
    const CaseId id = TRY(http.path_id<Case>());
    const boost::json::value body = TRY(describe::parse(http.body));
    if (!body.is_object()) return fail(event_field_not_text, "expected an object");
    EventFields fields;
    std::string type;
    for (const auto& item : body.get_object()) {
        const std::string name{item.key()};
        if (item.value().is_null()) continue;
        if (name == "type") {
            type = TRY(scalar_text(item.value(), name));
        } else {
            fields[name] = TRY(scalar_text(item.value(), name));
        }
    }
    return view_of(needs_, http, TRY(record_case_event(writing(needs_), id, type, fields)));
}

Result<CaseView> CasesApi::undo(const Request& http) {
    const CaseId id = TRY(http.path_id<Case>());
    return view_of(needs_, http, TRY(undo_last_case_event(writing(needs_), id)));
}

Result<LadderView> CasesApi::show_ladder(const Request& http) {
    const CaseId id = TRY(http.path_id<Case>());
    const CaseKnowledge knowledge = TRY(case_knowledge(needs_.library));
    const CaseAccount account = TRY(assess_case(reading(needs_), id));
    return ladder_view(ladder_of(account, knowledge), http.language());
}

Result<std::vector<PromiseSuggestionView>> CasesApi::suggestions(const Request& http) {
    return to_views(TRY(suggest_case_promises(reading(needs_), TRY(http.path_id<Case>()))));
}

Result<EventTypesView> CasesApi::event_types(const Request& http) {
    return event_types_view(http.language());
}

Result<CaseDraftView> CasesApi::load_draft(const Request& http) {
    const CaseId id = TRY(http.path_id<Case>());
    const EventFields fields = TRY(needs_.database.read([&](sql::Transaction& transaction) {
        return CaseStore(transaction, needs_.vault).load_draft(id, http.path_text("form"));
    }));
    return CaseDraftView{{fields.begin(), fields.end()}};
}

Result<void> CasesApi::save_draft(const Request& http, const SaveDraftRequest& request) {
    const CaseId id = TRY(http.path_id<Case>());
    const EventFields fields{request.fields.begin(), request.fields.end()};
    return needs_.database.write([&](sql::Transaction& transaction) -> Result<void> {
        CaseStore cases{transaction, needs_.vault};
        static_cast<void>(TRY(cases.load(id)));
        return cases.save_draft(id, http.path_text("form"), fields, needs_.clock.now());
    });
}

}  // namespace shuofa
