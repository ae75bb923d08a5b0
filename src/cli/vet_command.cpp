#include "cli/vet_command.h"

#include "base/text.h"
#include "cli/console.h"
#include "cli/equipment.h"
#include "cli/observation_command.h"
#include "domain/channels/directory.h"
#include "domain/papers/paper_codec.h"
#include "storage/vetting_store.h"
#include "views/vetting_view.h"
#include "workflows/keep_pages.h"
#include "workflows/vet_shop.h"

#include <fmt/format.h>

#include <fstream>

namespace shuofa {
namespace {

constexpr ErrorReason report_unwritable{"report_unwritable", ErrorCode::Unavailable,
                                        "写不了这个文件，请换一个位置。",
                                        "The file cannot be written: choose another place."};

constexpr std::string_view note_mark = ".note";
constexpr std::string_view proof_mark = ".proof";

Result<VettingId> vetting_id(std::string_view text) {
    const auto id = VettingId::parse(text);
    if (!id) return fail(vetting_not_found, std::string{text}, "ID");
    return *id;
}

Phrase answer_words(std::string_view answer) {
    if (answer == "yes") return {"是", "yes"};
    if (answer == "no") return {"否", "no"};
    if (answer == "does_not_apply") return {"不适用", "does not apply"};
    return {"不知道", "don't know"};
}

void print_number(const LicenceNumberView& number, Console& console) {
    console.print(fmt::format("{}  {}", number.normalized, number.meaning));
    const bool passes = number.well_formed && number.check_digit.value_or(true);
    console.print(passes
                      ? console.say({"  写法正确", "  well formed"})
                      : console.say({"  写法或校验位不对", "  the form or check digit is wrong"}));
    for (const std::string& remark : number.remarks)
        console.print("  " + remark);
    console.print(console.say({"  不能证明：", "  does not prove: "}) + number.does_not_prove);
}

void print_vetting(const VettingView& view, Console& console) {
    console.print(fmt::format("{}  ({})", view.name, view.id));
    const std::string score = view.score ? std::to_string(*view.score) : "—";
    console.print(fmt::format("{} {}/100 · {} {}% · {}", console.say({"得分", "score"}), score,
                              console.say({"已了解", "known"}), view.known_percent,
                              view.level_text));
    for (const ScoreReasonView& reason : view.reasons)
        console.print(fmt::format("  {:+}  {}", reason.points, reason.text));
    if (view.history.orders > 0) {
        console.print(fmt::format("{} {} · {} {} · {} {}", console.say({"您的订单", "your orders"}),
                                  view.history.orders, console.say({"付款", "paid"}),
                                  view.history.paid.text(), console.say({"退款", "refunded"}),
                                  view.history.refunded.text()));
    }
    for (const KeptPageView& page : view.pages) {
        console.print(fmt::format("  {}  {}  {}", page.id, day_text(page.kept_on),
                                  page.title.empty() ? page.file_name : page.title));
    }
    for (const VettingCheckView& check : view.checks) {
        if (!check.answer || !check.earlier) continue;
        console.print(fmt::format("  {} {} → {} {}  {}", day_text(check.earlier->on),
                                  console.say(answer_words(check.earlier->answer)),
                                  day_text(check.answer->on),
                                  console.say(answer_words(check.answer->answer)), check.title));
    }
    console.print(console.say({"还没有答案：", "without an answer:"}));
    for (const VettingCheckView& check : view.checks) {
        if (check.answer && check.answer->answer != "unknown") continue;
        console.print(fmt::format("  {}  {}", check.id, check.title));
        console.print("      " + check.how);
    }
}

Result<VettingView> view_of(const Vetting& vetting, Equipment& equipment, Language language) {
    const VettingChecklist& checklist = *TRY(equipment.library().checklist());
    const DirectoryInUse opened = TRY(directory_of_vault(equipment));
    const Directory& directory = *opened;
    sql::Database& database = *TRY(equipment.database());
    const VaultId vault = equipment.vault();
    const Day today = equipment.clock().today();
    return database.read([&](sql::Transaction& transaction) -> Result<VettingView> {
        const ShopHistory history =
            TRY(history_with(transaction, vault, vetting.name, directory, today));
        KeptPagesView kept = TRY(kept_pages_view(
            transaction, vault, TRY(pages_of_shop(transaction, vault, vetting.name))));
        return to_view(vetting, checklist, history, std::move(kept.pages), language);
    });
}

Result<int> answer(const Vetting& vetting, Equipment& equipment, Console& console) {
    const VettingView view = TRY(view_of(vetting, equipment, console.language()));
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        print_vetting(view, console);
    }
    return exit_done;
}

Result<Vetting> load(std::string_view id, Equipment& equipment) {
    const VettingId wanted = TRY(vetting_id(id));
    sql::Database& database = *TRY(equipment.database());
    return database.read([&](sql::Transaction& transaction) -> Result<Vetting> {
        return VettingStore(transaction, equipment.vault()).load(wanted);
    });
}

Result<int> start(const Arguments& arguments, Equipment& equipment, Console& console) {
    const VaultId vault = equipment.vault();
    const DirectoryInUse opened = TRY(directory_of_vault(equipment));
    const VettingNeeds needs{*TRY(equipment.database()), vault,
                             *TRY(equipment.library().checklist()), *opened};
    const std::string name = join(arguments.all("NAME"), " ");
    return answer(TRY(start_vetting(needs, equipment.ids(), name, equipment.clock().today())),
                  equipment, console);
}

Result<int> show(const Arguments& arguments, Equipment& equipment, Console& console) {
    return answer(TRY(load(arguments.one("ID"), equipment)), equipment, console);
}

// "licence_shown=yes", and beside it "licence_shown.note=..." and "licence_shown.proof=evd_...".
std::vector<GivenAnswer> given_answers(const Assignments& pairs) {
    std::vector<GivenAnswer> answers;
    for (const auto& [name, value] : pairs) {
        if (!name.ends_with(note_mark) && !name.ends_with(proof_mark)) {
            answers.push_back({.check = name, .value = value});
        }
    }
    for (GivenAnswer& one : answers) {
        for (const auto& [name, value] : pairs) {
            if (name == one.check + std::string{note_mark}) one.note = value;
            if (name == one.check + std::string{proof_mark}) one.proof = value;
        }
    }
    return answers;
}

Result<int> set(const Arguments& arguments, Equipment& equipment, Console& console) {
    const VaultId vault = equipment.vault();
    const DirectoryInUse opened = TRY(directory_of_vault(equipment));
    const VettingNeeds needs{*TRY(equipment.database()), vault,
                             *TRY(equipment.library().checklist()), *opened};
    const VettingId id = TRY(vetting_id(arguments.one("ID")));
    const Assignments pairs = TRY(assignments(arguments.all("CHECK=VALUE")));
    return answer(TRY(answer_checks(needs, id, given_answers(pairs), equipment.clock().today())),
                  equipment, console);
}

Result<int> list(const Arguments& arguments, Equipment& equipment, Console& console) {
    const VettingChecklist& checklist = *TRY(equipment.library().checklist());
    sql::Database& database = *TRY(equipment.database());
    const auto limit = static_cast<int>(TRY(arguments.number("--limit", 1, 500)).value_or(50));
    std::optional<VettingId> after;
    if (const auto text = arguments.maybe("--after")) after = TRY(vetting_id(*text));
    const std::vector<Vetting> vettings =
        TRY(database.read([&](sql::Transaction& transaction) -> Result<std::vector<Vetting>> {
            return VettingStore(transaction, equipment.vault()).list(limit, after);
        }));
    VettingsView view;
    for (const Vetting& vetting : vettings)
        view.vettings.push_back(summary_view(vetting, checklist, console.language()));
    if (vettings.size() == static_cast<std::size_t>(limit)) view.next = vettings.back().id.text();
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const VettingSummaryView& one : view.vettings) {
        console.print(fmt::format("{}  {}  {}  {}", one.id, one.name,
                                  one.score ? std::to_string(*one.score) : "—", one.level_text));
    }
    return exit_done;
}

Result<int> compare(const Arguments& arguments, Equipment& equipment, Console& console) {
    const VettingChecklist& checklist = *TRY(equipment.library().checklist());
    const ComparisonView view =
        compare_view(TRY(load(arguments.one("FIRST"), equipment)),
                     TRY(load(arguments.one("SECOND"), equipment)), checklist, console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const VettingSummaryView* one : {&view.first, &view.second}) {
        console.print(fmt::format("{}  {}  {}", one->name,
                                  one->score ? std::to_string(*one->score) : "—", one->level_text));
    }
    for (const ComparedCheckView& check : view.checks) {
        console.print(fmt::format("{} {} | {}  {}", check.differs ? "≠" : " ",
                                  console.say(answer_words(check.first)),
                                  console.say(answer_words(check.second)), check.title));
    }
    return exit_done;
}

Result<int> report(const Arguments& arguments, Equipment& equipment, Console& console) {
    const Vetting vetting = TRY(load(arguments.one("ID"), equipment));
    const VettingView view = TRY(view_of(vetting, equipment, console.language()));
    const Day today = equipment.clock().today();
    if (const auto path = arguments.maybe("--pdf")) {
        const auto bytes = TRY(equipment.workshop().draw_paper(
            encode_paper(vetting_paper(view, today, console.language()))));
        std::ofstream file{*path, std::ios::binary | std::ios::trunc};
        file.write(reinterpret_cast<const char*>(bytes.data()),
                   static_cast<std::streamsize>(bytes.size()));
        file.close();
        if (!file) return fail(report_unwritable, {}, *path);
    }
    const std::string text = vetting_report(view, today, console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    console.print(text);
    return exit_done;
}

Result<int> number(const Arguments& arguments, Equipment&, Console& console) {
    const LicenceNumberView view =
        to_view(read_licence_number(join(arguments.all("VALUE"), " ")), console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        print_number(view, console);
    }
    return exit_done;
}

}  // namespace

std::vector<Command> vet_commands() {
    const ArgumentSpec id{.name = "ID", .help = {"核查编号", "Id of the vetting"}};
    return {
        {.path = "vet start",
         .summary = {"开始核查一个平台或店铺", "Begin to vet a platform or shop"},
         .arguments = {{.name = "NAME",
                        .count = ArgumentSpec::Count::OneOrMore,
                        .help = {"平台或店铺名称", "Name of the platform or shop"}}},
         .run = start},
        {.path = "vet list",
         .summary = {"列出核查", "List vettings"},
         .options = {{.name = "--limit",
                      .value_name = "N",
                      .help = {"最多列出几个", "At most so many"}},
                     {.name = "--after",
                      .value_name = "ID",
                      .help = {"从这个编号之后开始", "Start after this id"}}},
         .run = list},
        {.path = "vet show",
         .summary = {"显示清单、得分和理由", "Show checklist, score and reasons"},
         .arguments = {id},
         .run = show},
        {.path = "vet set",
         .summary = {"填写检查项；编号和网址会当场检验",
                     "Answer checks; numbers and addresses are tested"},
         .arguments = {id,
                       {.name = "CHECK=VALUE",
                        .count = ArgumentSpec::Count::OneOrMore,
                        .help = {"例如 licence_shown=yes credit_code=9144…",
                                 "For instance licence_shown=yes"}}},
         .run = set},
        {.path = "vet report",
         .summary = {"一页纸的核查报告", "A one-page report"},
         .arguments = {id},
         .options = {{.name = "--pdf",
                      .value_name = "FILE",
                      .help = {"另存为 PDF", "Also save it as PDF"}}},
         .run = report},
        {.path = "vet compare",
         .summary = {"比较两家", "Compare two"},
         .arguments = {{.name = "FIRST", .help = {"第一个核查编号", "First id"}},
                       {.name = "SECOND", .help = {"第二个核查编号", "Second id"}}},
         .run = compare},
        {.path = "vet number",
         .summary = {"检验信用代码、备案号、许可证编号",
                     "Test a credit code, filing or licence number"},
         .arguments = {{.name = "VALUE",
                        .count = ArgumentSpec::Count::OneOrMore,
                        .help = {"页面上印的编号", "The number as printed"}}},
         .run = number},
    };
}

}  // namespace shuofa
