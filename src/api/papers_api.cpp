#include "api/papers_api.h"

#include "api/typed_routes.h"
#include "workflows/paper_files.h"

#include <cctype>

namespace shuofa {

struct DraftPaperRequest {
    std::string kind;
    std::optional<std::string> length;
    std::optional<std::string> excuse;
    std::optional<std::string> key;
    std::optional<bool> keep;  // false: only to look at
};
BOOST_DESCRIBE_STRUCT(DraftPaperRequest, (), (kind, length, excuse, key, keep))

struct PaperTextRequest {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(PaperTextRequest, (), (text))

struct PaperStateRequest {
    std::string state;
    std::optional<Day> day;
    std::optional<std::string> channel;
    std::optional<std::string> proof;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(PaperStateRequest, (), (state, day, channel, proof, note))

struct PaperLintRequest {
    std::optional<std::string> text;  // null: the text that is kept
};
BOOST_DESCRIBE_STRUCT(PaperLintRequest, (), (text))

struct PaperFileRequest {
    std::string format = "pdf";
};
BOOST_DESCRIBE_STRUCT(PaperFileRequest, (), (format))

struct PaperDetailsRequest {
    std::map<std::string, std::string> details;
};
BOOST_DESCRIBE_STRUCT(PaperDetailsRequest, (), (details))

namespace {

constexpr ErrorReason paper_format_unknown{"paper_format_unknown", ErrorCode::InvalidInput,
                                           "格式只能是 txt、md、docx、pdf 或 eml。",
                                           "The format is txt, md, docx, pdf or eml."};
constexpr ErrorReason paper_state_unknown{"paper_state_unknown", ErrorCode::InvalidInput,
                                          "状态只能是 handed_over、confirmed 或 answered。",
                                          "The state is handed_over, confirmed or answered."};

// RFC 5987, with a plain name for old readers.  Never inline: a paper is a file
// to keep.
std::string attachment(const std::string& name, std::string_view format) {
    std::string encoded;
    for (const char c : name) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '.' || c == '-' || c == '_') {
            encoded += c;
        } else {
            encoded += '%';
            encoded += digits[byte >> 4U];
            encoded += digits[byte & 0x0FU];
        }
    }
    return "attachment; filename=\"paper." + std::string{format} + "\"; filename*=UTF-8''" +
           encoded;
}

}  // namespace

void PapersApi::add_routes(Router& routes) {
    routes.get("/api/v1/papers/kinds", "paper_kinds", this, &PapersApi::kinds)
        .titled("可写的文书", "Kinds of paper");
    routes.post("/api/v1/cases/{id}/papers", "draft_paper", this, &PapersApi::draft)
        .titled("起草文书", "Draft a paper");
    routes.get("/api/v1/cases/{id}/papers", "list_papers", this, &PapersApi::list)
        .titled("案件的文书", "Papers of a case");
    routes
        .get("/api/v1/cases/{id}/papers/details", "load_paper_details", this,
             &PapersApi::load_details)
        .titled("文书用的姓名和地址", "Names and addresses for papers");
    routes
        .put("/api/v1/cases/{id}/papers/details", "save_paper_details", this,
             &PapersApi::save_details)
        .titled("填写姓名和地址", "Fill in names and addresses");
    routes.get("/api/v1/papers/{id}", "load_paper", this, &PapersApi::load)
        .titled("一份文书", "One paper");
    routes.put("/api/v1/papers/{id}/text", "edit_paper", this, &PapersApi::edit)
        .titled("修改文书", "Edit a paper");
    routes.post("/api/v1/papers/{id}/state", "move_paper_on", this, &PapersApi::move_on)
        .titled("记录文书的去向", "Note what became of a paper");
    routes.post("/api/v1/papers/{id}/lint", "check_paper", this, &PapersApi::check)
        .titled("检查文书", "Check a paper");
    routes.get("/api/v1/papers/{id}/file", "paper_file", this, &PapersApi::file)
        .titled("导出文书", "Export a paper")
        .answers_as("application/octet-stream");
}

Result<PaperView> PapersApi::view(const Request& http, const CheckedPaper& paper) {
    return paper_view(paper, *TRY(needs_.library.templates()), http.language());
}

Result<PaperKindsView> PapersApi::kinds(const Request& http) {
    return paper_kinds_view(*TRY(needs_.library.templates()), http.language());
}

Result<PaperView> PapersApi::draft(const Request& http, const DraftPaperRequest& request) {
    const CaseId about = TRY(http.path_id<Case>());
    const PaperRequest wanted{about,
                              request.kind,
                              request.length.value_or(""),
                              request.excuse.value_or(""),
                              request.key.value_or(""),
                              request.keep.value_or(true)};
    return view(http, TRY(draft_paper(needs(), wanted)));
}

Result<PaperListView> PapersApi::list(const Request& http) {
    const auto papers = TRY(list_papers(needs(), TRY(http.path_id<Case>())));
    return paper_list_view(papers, *TRY(needs_.library.templates()), http.language());
}

Result<PaperView> PapersApi::load(const Request& http) {
    return view(http, TRY(load_paper(needs(), TRY(http.path_id<DraftedPaper>()))));
}

Result<PaperView> PapersApi::edit(const Request& http, const PaperTextRequest& request) {
    return view(http, TRY(edit_paper(needs(), TRY(http.path_id<DraftedPaper>()), request.text)));
}

Result<PaperView> PapersApi::move_on(const Request& http, const PaperStateRequest& request) {
    const auto state = enum_from_name<PaperState>(request.state);
    if (!state || *state == PaperState::Draft) {
        return fail(paper_state_unknown, request.state, "state");
    }
    const PaperStep step{*state, request.day.value_or(needs_.clock.today()),
                         request.channel.value_or(""), request.proof.value_or(""),
                         request.note.value_or("")};
    return view(http, TRY(move_paper_on(needs(), TRY(http.path_id<DraftedPaper>()), step)));
}

Result<LintListView> PapersApi::check(const Request& http, const PaperLintRequest& request) {
    const PaperId id = TRY(http.path_id<DraftedPaper>());
    if (request.text) {
        return lint_list_view(TRY(check_paper_text(needs(), id, *request.text)), http.language());
    }
    return lint_list_view(TRY(load_paper(needs(), id)).lint, http.language());
}

Result<Response> PapersApi::file(const Request& http, const PaperFileRequest& request) {
    const auto format = enum_from_name<PaperFormat>(request.format);
    if (!format) return fail(paper_format_unknown, request.format, "format");
    const CheckedPaper paper = TRY(load_paper(needs(), TRY(http.path_id<DraftedPaper>())));
    const PaperDetails details = TRY(load_paper_details(needs(), paper.paper.case_id));
    const PaperTemplates& templates = *TRY(needs_.library.templates());
    const auto kind = templates.find(paper.paper.kind);
    PaperFileOut file = TRY(make_paper_file({needs_.workshop, details, kind && (*kind)->is_form},
                                            paper.paper, *format));
    Response response;
    // Never a type that a browser would open: imported words stand in these
    // files.
    response.set("Content-Type", "application/octet-stream");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Content-Disposition", attachment(file.name, request.format));
    response.body = std::move(file.bytes);
    return response;
}

Result<PaperDetailsView> PapersApi::load_details(const Request& http) {
    return paper_details_view(TRY((load_paper_details(needs(), TRY(http.path_id<Case>())))),
                              http.language());
}

Result<PaperDetailsView> PapersApi::save_details(const Request& http,
                                                 const PaperDetailsRequest& request) {
    const PaperDetails details{request.details.begin(), request.details.end()};
    return paper_details_view(TRY((set_paper_details(needs(), TRY(http.path_id<Case>()), details))),
                              http.language());
}

}  // namespace shuofa
