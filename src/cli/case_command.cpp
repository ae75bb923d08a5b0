#include "cli/case_command.h"

#include "cli/case_words.h"
#include "cli/console.h"
#include "cli/equipment.h"
#include "cli/fact_file.h"
#include "domain/law/rule_book.h"
#include "views/cases_view.h"
#include "views/ladder_view.h"
#include "views/promise_suggestions_view.h"
#include "workflows/ask_next_question.h"
#include "workflows/assess_case.h"
#include "workflows/record_case_event.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

constexpr ErrorReason order_of_case_unknown{
    "order_not_found", ErrorCode::NotFound, "没有找到这个订单，请核对编号，或刷新列表后再试。",
    "There is no such order. Please check the id, or reload the list."};

constexpr int usual_limit = 50;
constexpr int largest_limit = 500;

Result<CaseId> case_id(const Arguments& arguments) {
    const std::string& text = arguments.one("ID");
    const auto id = CaseId::parse(text);
    if (!id) return fail(case_not_found, text);
    return *id;
}

Result<AssessCaseNeeds> reading(Equipment& equipment) {
    sql::Database* database = TRY(equipment.database());
    return AssessCaseNeeds{*database, equipment.vault(), equipment.library(),
                           equipment.clock().today()};
}

Result<RecordCaseEventNeeds> writing(Equipment& equipment) {
    sql::Database* database = TRY(equipment.database());
    return RecordCaseEventNeeds{*database, equipment.vault(), equipment.library(),
                                equipment.clock()};
}

Result<int> print_account(const CaseAccount& account, Equipment& equipment, Console& console) {
    const CaseKnowledge knowledge = TRY(case_knowledge(equipment.library()));
    const CaseView view = to_view(account, knowledge, console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        print_case(view, console);
    }
    return exit_done;
}

Result<int> open(const Arguments& arguments, Equipment& equipment, Console& console) {
    CaseOpening opening;
    if (const auto order = arguments.maybe("--order")) {
        opening.order = OrderId::parse(*order);
        if (!opening.order) return fail(order_of_case_unknown, *order, "--order");
    }
    opening.title = arguments.maybe("--title").value_or("");
    if (const auto file = arguments.maybe("--facts")) {
        const RuleBook* rules = TRY(equipment.library().rules());
        opening.facts = TRY(at("--facts", read_fact_file(*file, rules->catalogue())));
    }
    opening.problem = arguments.maybe("--problem").value_or("");
    sql::Database* database = TRY(equipment.database());
    const CaseAccount account = TRY(open_case(
        {*database, equipment.vault(), equipment.library(), equipment.clock(), equipment.ids()},
        opening));
    return print_account(account, equipment, console);
}

Result<int> list(const Arguments& arguments, Equipment& equipment, Console& console) {
    CaseFilter filter;
    if (arguments.has("--open")) filter.open = true;
    if (arguments.has("--closed")) filter.open = false;
    const auto limit = TRY(arguments.number("--limit", 1, largest_limit));
    std::optional<CaseId> after;
    if (const auto text = arguments.maybe("--after")) after = CaseId::parse(*text);
    const CaseAccounts found = TRY(assess_cases(
        TRY(reading(equipment)), filter, static_cast<int>(limit.value_or(usual_limit)), after));
    CasesView view;
    view.next = found.next;
    for (const CaseAccount& account : found.accounts) {
        view.cases.push_back(to_row_view(account, console.language()));
    }
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const CaseRowView& row : view.cases) {
        print_case_row(row, console);
    }
    if (view.cases.empty()) {
        console.print(console.say({"还没有案件。用 shuofa case open --order 订单编号 建一个。",
                                   "No case yet: shuofa case open --order ID opens one."}));
    }
    return exit_done;
}

Result<int> show(const Arguments& arguments, Equipment& equipment, Console& console) {
    const CaseId id = TRY(case_id(arguments));
    return print_account(TRY(assess_case(TRY(reading(equipment)), id)), equipment, console);
}

Result<int> set_facts(const Arguments& arguments, Equipment& equipment, Console& console) {
    const CaseId id = TRY(case_id(arguments));
    RawFacts facts;
    for (const auto& [name, value] : TRY(assignments(arguments.all("KEY=VALUE")))) {
        facts[name] = {.form = RawFactValue::Form::Text, .text = value, .items = {}};
    }
    return print_account(TRY(set_case_facts(TRY(writing(equipment)), id, facts)), equipment,
                         console);
}

Result<int> add_event(const Arguments& arguments, Equipment& equipment, Console& console) {
    const CaseId id = TRY(case_id(arguments));
    EventFields fields;
    for (const auto& [name, value] : TRY(assignments(arguments.all("FIELD=VALUE")))) {
        fields[name] = value;
    }
    return print_account(
        TRY(record_case_event(TRY(writing(equipment)), id, arguments.one("TYPE"), fields)),
        equipment, console);
}

Result<int> undo(const Arguments& arguments, Equipment& equipment, Console& console) {
    const CaseId id = TRY(case_id(arguments));
    return print_account(TRY(undo_last_case_event(TRY(writing(equipment)), id)), equipment,
                         console);
}

Result<int> next(const Arguments& arguments, Equipment& equipment, Console& console) {
    const CaseId id = TRY(case_id(arguments));
    const CaseAccount account = TRY(assess_case(TRY(reading(equipment)), id));
    if (console.wants_json()) return print_account(account, equipment, console);
    std::optional<NextStepView> step;
    if (account.step) step = to_view(*account.step, account, console.language());
    print_next_step(step, console);
    return exit_done;
}

Result<int> show_ladder(const Arguments& arguments, Equipment& equipment, Console& console) {
    const CaseId id = TRY(case_id(arguments));
    const CaseKnowledge knowledge = TRY(case_knowledge(equipment.library()));
    const CaseAccount account = TRY(assess_case(TRY(reading(equipment)), id));
    const std::vector<Rung> rungs = ladder_of(account, knowledge);
    if (console.wants_json()) {
        console.print_json(to_json(ladder_view(rungs, console.language())));
    } else {
        print_ladder(rungs, console);
    }
    return exit_done;
}

Result<int> questions(const Arguments& arguments, Equipment& equipment, Console& console) {
    const CaseId id = TRY(case_id(arguments));
    const CaseKnowledge knowledge = TRY(case_knowledge(equipment.library()));
    const CaseQuestion question = TRY(ask_next_question(TRY(reading(equipment)), id));
    const CaseQuestionsView view = to_view(question, knowledge, console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        print_question(view, console);
    }
    return exit_done;
}

Result<int> suggestions(const Arguments& arguments, Equipment& equipment, Console& console) {
    const CaseId id = TRY(case_id(arguments));
    const auto views = to_views(TRY(suggest_case_promises(TRY(reading(equipment)), id)));
    if (console.wants_json()) {
        console.print_json(to_json(views));
        return exit_done;
    }
    for (const PromiseSuggestionView& one : views) {
        console.print(fmt::format("{}  {}  {}  {}", one.due ? day_text(*one.due) : "----------",
                                  one.amount ? "¥" + one.amount->text() : "", one.said_by,
                                  one.text));
    }
    if (views.empty())
        console.print(console.say({"聊天里没有看到承诺。", "No promise was seen in the chats."}));
    return exit_done;
}

Result<int> event_types(const Arguments&, Equipment&, Console& console) {
    if (console.wants_json()) {
        console.print_json(to_json(event_types_view(console.language())));
    } else {
        print_event_types(console);
    }
    return exit_done;
}

const ArgumentSpec id_argument{"ID", ArgumentSpec::Count::One, {"案件编号", "Id of the case"}};

}  // namespace

std::vector<Command> case_commands() {
    return {
        {.path = "case open",
         .summary = {"建立案件", "Open a case"},
         .options = {{"--order", "ID", {"关于哪个订单", "The order it is about"}},
                     {"--problem", "P", {"出了什么问题", "What went wrong"}},
                     {"--title", "T", {"案件名称", "Name of the case"}},
                     {"--facts", "FILE", {"事实文件 (YAML 或 JSON)", "File of facts"}}},
         .run = open},
        {.path = "case list",
         .summary = {"列出案件", "List cases"},
         .options = {{"--open", "", {"只看进行中的", "Only open ones"}},
                     {"--closed", "", {"只看已结案的", "Only closed ones"}},
                     {"--limit", "N", {"最多几个", "At most N"}},
                     {"--after", "ID", {"从这个之后开始", "After this one"}}},
         .run = list},
        {.path = "case show",
         .summary = {"查看案件", "Show a case"},
         .arguments = {id_argument},
         .run = show},
        {.path = "case fact",
         .summary = {"补充或更正事实", "Fill in or correct facts"},
         .arguments = {id_argument,
                       {"KEY=VALUE", ArgumentSpec::Count::OneOrMore, {"事实=值", "Fact=value"}}},
         .run = set_facts},
        {.path = "case event",
         .summary = {"记下发生的事", "Write down what happened"},
         .arguments = {id_argument,
                       {"TYPE", ArgumentSpec::Count::One, {"类型，见 case events", "Type"}},
                       {"FIELD=VALUE", ArgumentSpec::Count::Any, {"项=值", "Field=value"}}},
         .run = add_event},
        {.path = "case next",
         .summary = {"下一步做什么", "What to do next"},
         .arguments = {id_argument},
         .run = next},
        {.path = "case undo",
         .summary = {"撤销最后一条记录", "Take the last event back"},
         .arguments = {id_argument},
         .run = undo},
        {.path = "case questions",
         .summary = {"还要问什么", "What is still to be asked"},
         .arguments = {id_argument},
         .run = questions},
        {.path = "case ladder",
         .summary = {"还有哪些路可以走", "The ways that are open"},
         .arguments = {id_argument},
         .run = show_ladder},
        {.path = "case suggestions",
         .summary = {"聊天里像是承诺的话", "What the chats seem to promise"},
         .arguments = {id_argument},
         .run = suggestions},
        {.path = "case events",
         .summary = {"能记录哪些事", "The types of events"},
         .run = event_types},
    };
}

}  // namespace shuofa
