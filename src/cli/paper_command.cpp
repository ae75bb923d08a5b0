#include "cli/paper_command.h"

#include "base/text.h"
#include "cli/console.h"
#include "cli/equipment.h"
#include "domain/papers/paper_text.h"
#include "views/papers_view.h"
#include "workflows/paper_files.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace shuofa {
namespace {

constexpr ErrorReason case_id_wrong{"case_id_wrong", ErrorCode::NotFound,
                                    "没有这个案件，请用 case list 查看编号。",
                                    "There is no such case: see case list."};
constexpr ErrorReason paper_id_wrong{"paper_id_wrong", ErrorCode::NotFound,
                                     "没有这份文书，请用 paper list 查看编号。",
                                     "There is no such paper: see paper list."};
constexpr ErrorReason paper_format_wrong{"paper_format_wrong", ErrorCode::Usage,
                                         "格式只能是 txt、md、docx、pdf 或 eml。",
                                         "The format is txt, md, docx, pdf or eml."};
constexpr ErrorReason paper_state_wrong{"paper_state_wrong", ErrorCode::Usage,
                                        "状态只能是 handed_over、confirmed 或 answered。",
                                        "The state is handed_over, confirmed or answered."};
constexpr ErrorReason paper_file_not_written{
    "paper_file_not_written", ErrorCode::Unavailable,
    "文件没有写成，请检查文件夹是否存在、磁盘是否已满。",
    "The file could not be written: check folder and disk."};
constexpr ErrorReason paper_file_unreadable{"paper_file_unreadable", ErrorCode::InvalidInput,
                                            "读不了这个文件，请确认它是 UTF-8 文本。",
                                            "This file cannot be read as UTF-8 text."};

Result<PaperNeeds> needs_of(Equipment& equipment) {
    sql::Database& database = *TRY(equipment.database());
    return PaperNeeds{database, equipment.vault(), equipment.library(), equipment.clock(),
                      equipment.ids()};
}

Result<CaseId> case_of(const Arguments& arguments) {
    const auto id = CaseId::parse(arguments.one("CASE"));
    if (!id) return fail(case_id_wrong, arguments.one("CASE"), "CASE");
    return *id;
}

Result<PaperId> paper_of(const Arguments& arguments) {
    const auto id = PaperId::parse(arguments.one("PAPER"));
    if (!id) return fail(paper_id_wrong, arguments.one("PAPER"), "PAPER");
    return *id;
}

Result<void> write_file(const std::string& path, const std::string& bytes) {
    std::ofstream out{path, std::ios::binary};
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) return fail(paper_file_not_written, path, "--out");
    return {};
}

// The format asked for, else the one that the file's name says, else plain
// text.
Result<PaperFormat> format_of(const Arguments& arguments) {
    std::string name = arguments.maybe("--format").value_or("");
    const std::string out = arguments.maybe("--out").value_or("");
    if (name.empty() && contains(out, ".")) {
        name = lower_ascii(std::filesystem::path{out}.extension().string());
        if (!name.empty()) name.erase(0, 1);
        if (!enum_from_name<PaperFormat>(name)) name = "txt";
    }
    const auto format = enum_from_name<PaperFormat>(name.empty() ? "txt" : name);
    if (!format) return fail(paper_format_wrong, name, "--format");
    return *format;
}

void print_findings(const std::vector<LintView>& findings, Console& console) {
    for (const LintView& finding : findings) {
        const Phrase severity = finding.severity == "error"  ? Phrase{"必须改", "must change"}
                                : finding.severity == "warn" ? Phrase{"请留意", "mind"}
                                                             : Phrase{"提示", "hint"};
        console.warn(fmt::format("[{}] {}{}{}", console.say(severity), finding.text,
                                 finding.where.empty() ? "" : "  ", finding.where));
    }
}

Result<int> show(const CheckedPaper& paper, const PaperTemplates& templates, Console& console) {
    const PaperView view = paper_view(paper, templates, console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else if (view.finished) {
        const auto kind = templates.find(paper.paper.kind);
        const bool form = kind && (*kind)->is_form;
        console.print(plain_text(parse_paper_text(paper.paper.text),
                                 form ? TextLayout::Form : TextLayout::Letter));
        if (view.id) console.warn(view.id->text() + "  " + view.name + "  " + view.state_words);
        print_findings(view.lint, console);
    } else {
        console.print(console.say({"还不能写成，请先补上：", "Not ready yet. Please tell:"}));
        for (const MissingFactView& missing : view.missing) {
            console.print(fmt::format("  {} {}  ({})", missing.required ? "*" : "-",
                                      missing.question, missing.fact));
        }
    }
    return view.finished ? exit_done : exit_answer_is_no;
}

Result<void> save_file(const Arguments& arguments, Equipment& equipment, const PaperNeeds& needs,
                       const CheckedPaper& paper, Console& console) {
    const auto out = arguments.maybe("--out");
    if (!out && !arguments.has("--format")) return {};
    const PaperFormat format = TRY(format_of(arguments));
    if (paper.paper.text.empty()) return {};  // told by show()
    const PaperDetails details = TRY(load_paper_details(needs, paper.paper.case_id));
    const PaperTemplates& templates = *TRY(equipment.library().templates());
    const auto kind = templates.find(paper.paper.kind);
    const PaperFileOut file = TRY(make_paper_file(
        {equipment.workshop(), details, kind && (*kind)->is_form}, paper.paper, format));
    const std::string path = out.value_or(file.name);
    TRY(write_file(path, file.bytes));
    console.warn(console.say({"已写入 ", "Written to "}) + path);
    return {};
}

Result<int> kinds(const Arguments&, Equipment& equipment, Console& console) {
    const PaperKindsView view =
        paper_kinds_view(*TRY(equipment.library().templates()), console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const PaperKindView& kind : view.kinds) {
        console.print(fmt::format("{}  {}", kind.id, kind.name));
        console.print("    " + kind.purpose);
        if (!kind.note.empty()) console.print("    " + kind.note);
    }
    console.print(console.say({"\n对方的说法（--excuse）：", "\nExcuses (--excuse):"}));
    for (const PaperExcuseView& excuse : view.excuses) {
        console.print(fmt::format("  {}  {}", excuse.id, excuse.says));
    }
    return exit_done;
}

Result<int> draft(const Arguments& arguments, Equipment& equipment, Console& console) {
    static_cast<void>(TRY(format_of(arguments)));
    const PaperNeeds needs = TRY(needs_of(equipment));
    PaperRequest request;
    request.case_id = TRY(case_of(arguments));
    request.kind = arguments.one("KIND");
    request.length = arguments.maybe("--length").value_or("");
    request.excuse = arguments.maybe("--excuse").value_or("");
    const CheckedPaper paper = TRY(draft_paper(needs, request));
    TRY(save_file(arguments, equipment, needs, paper, console));
    return show(paper, *TRY(equipment.library().templates()), console);
}

Result<int> show_paper(const Arguments& arguments, Equipment& equipment, Console& console) {
    const PaperNeeds needs = TRY(needs_of(equipment));
    const CheckedPaper paper = TRY(load_paper(needs, TRY(paper_of(arguments))));
    TRY(save_file(arguments, equipment, needs, paper, console));
    return show(paper, *TRY(equipment.library().templates()), console);
}

Result<int> list(const Arguments& arguments, Equipment& equipment, Console& console) {
    const PaperNeeds needs = TRY(needs_of(equipment));
    const auto papers = TRY(list_papers(needs, TRY(case_of(arguments))));
    const PaperListView view =
        paper_list_view(papers, *TRY(equipment.library().templates()), console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const PaperLineView& paper : view.papers) {
        console.print(fmt::format("{}  {}  {}  {}", paper.id ? paper.id->text() : "", paper.name,
                                  day_text(paper.written_on), paper.state_words));
    }
    if (view.papers.empty()) console.print(console.say({"还没有文书。", "No papers yet."}));
    return exit_done;
}

// A text from a file is checked for what can be seen without a case.
Result<std::vector<LintFinding>> lint_file(const std::string& path, Day today) {
    std::ifstream in{path, std::ios::binary};
    std::stringstream text;
    text << in.rdbuf();
    if (!in || !is_utf8(text.str())) return fail(paper_file_unreadable, path, "PAPER");
    LintFrame frame;
    frame.reader = PaperReader::Seller;
    frame.today = today;
    return lint(parse_paper_text(text.str()), frame);
}

Result<int> lint_paper(const Arguments& arguments, Equipment& equipment, Console& console) {
    const std::string& which = arguments.one("PAPER");
    std::vector<LintFinding> findings;
    if (!which.starts_with("ppr_") && std::filesystem::is_regular_file(which)) {
        findings = TRY(lint_file(which, equipment.clock().today()));
    } else {
        const PaperNeeds needs = TRY(needs_of(equipment));
        const CheckedPaper paper = TRY(load_paper(needs, TRY(paper_of(arguments))));
        findings = paper.lint;
    }
    const LintListView view = lint_list_view(findings, console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        print_findings(view.lint, console);
        if (view.lint.empty()) console.print(console.say({"没有发现问题。", "Nothing found."}));
    }
    return view.may_go_out ? exit_done : exit_answer_is_no;
}

Result<int> details(const Arguments& arguments, Equipment& equipment, Console& console) {
    const PaperNeeds needs = TRY(needs_of(equipment));
    const CaseId about = TRY(case_of(arguments));
    PaperDetails given;
    for (const auto& [name, value] : TRY(assignments(arguments.all("NAME=VALUE")))) {
        given[name] = value;
    }
    const PaperDetails kept = TRY(set_paper_details(needs, about, given));
    const PaperDetailsView view = paper_details_view(kept, console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const PaperDetailView& detail : view.details) {
        console.print(fmt::format("{:<16} {}  {}", detail.name, detail.title,
                                  detail.value.value_or(console.say({"（未填）", "(empty)"}))));
    }
    return exit_done;
}

Result<int> state(const Arguments& arguments, Equipment& equipment, Console& console) {
    const auto to = enum_from_name<PaperState>(arguments.one("STATE"));
    if (!to || *to == PaperState::Draft) return fail(paper_state_wrong, arguments.one("STATE"));
    PaperStep step;
    step.state = *to;
    const auto on = arguments.maybe("--day");
    step.day = on ? TRY(at("--day", parse_day(*on))) : equipment.clock().today();
    step.channel = arguments.maybe("--channel").value_or("");
    step.proof = arguments.maybe("--proof").value_or("");
    step.note = arguments.maybe("--note").value_or("");
    const PaperNeeds needs = TRY(needs_of(equipment));
    const CheckedPaper paper = TRY(move_paper_on(needs, TRY(paper_of(arguments)), step));
    return show(paper, *TRY(equipment.library().templates()), console);
}

const OptionSpec out_option{"--out", "FILE", {"写到这个文件", "write to this file"}};
const OptionSpec format_option{
    "--format", "F", {"txt、md、docx、pdf 或 eml", "txt, md, docx, pdf or eml"}};

}  // namespace

std::vector<Command> paper_commands() {
    using Count = ArgumentSpec::Count;
    const ArgumentSpec matter{"CASE", Count::One, {"案件编号", "id of the case"}};
    const ArgumentSpec paper{"PAPER", Count::One, {"文书编号", "id of the paper"}};
    return {
        {"paper kinds", {"列出可写的文书", "List the kinds of paper"}, {}, {}, kinds},
        {"paper draft",
         {"按案件起草文书", "Draft a paper from a case"},
         {matter, {"KIND", Count::One, {"文书种类", "kind of paper"}}},
         {{"--length", "L", {"篇幅：short、middle 或 full", "length: short, middle or full"}},
          {"--excuse", "ID", {"要回应的说法", "the excuse to answer"}},
          out_option,
          format_option},
         draft},
        {"paper list", {"列出案件的文书", "List the papers of a case"}, {matter}, {}, list},
        {"paper show",
         {"查看或导出文书", "Show or export a paper"},
         {paper},
         {out_option, format_option},
         show_paper},
        {"paper lint",
         {"检查文书（编号或文本文件）", "Check a paper (an id or a text file)"},
         {paper},
         {},
         lint_paper},
        {"paper details",
         {"查看或填写姓名、电话、地址等", "Show or fill in names, phones, addresses"},
         {matter, {"NAME=VALUE", Count::Any, {"要填写的内容", "what to fill in"}}},
         {},
         details},
        {"paper state",
         {"记录文书已送出、已收到或已答复", "Note that a paper went out, arrived or was answered"},
         {paper, {"STATE", Count::One, {"handed_over、confirmed 或 answered", "the state"}}},
         {{"--day", "D", {"哪一天", "on which day"}},
          {"--channel", "C", {"交给谁", "to whom"}},
          {"--proof", "N", {"单号或快递号", "ticket or tracking number"}},
          {"--note", "TEXT", {"备注", "note"}}},
         state},
    };
}

}  // namespace shuofa
