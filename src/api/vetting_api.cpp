#include "api/vetting_api.h"

#include "api/typed_routes.h"
#include "domain/channels/directory.h"
#include "domain/papers/paper_codec.h"
#include "storage/vetting_store.h"
#include "workflows/keep_pages.h"
#include "workflows/vet_shop.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr ErrorReason report_format_unknown{"report_format_unknown", ErrorCode::InvalidInput,
                                            "格式只能是 md 或 pdf。", "The format is md or pdf."};
constexpr std::int64_t most_at_once = 200;

Result<VettingId> vetting_id(std::string_view text, std::string_view where) {
    const auto id = VettingId::parse(text);
    if (!id) return fail(vetting_not_found, {}, std::string{where});
    return *id;
}

}  // namespace

void VettingApi::add_routes(Router& routes) {
    routes.post("/api/v1/vettings", "start_vetting", this, &VettingApi::start)
        .titled("开始核查一个平台或店铺", "Begin to vet a platform or shop")
        .answers_with(201);
    routes.get("/api/v1/vettings", "list_vettings", this, &VettingApi::list)
        .titled("列出核查", "List vettings");
    routes.get("/api/v1/vettings/compare", "compare_vettings", this, &VettingApi::compare)
        .titled("比较两家", "Compare two");
    routes.post("/api/v1/vettings/number", "test_licence_number", this, &VettingApi::number)
        .titled("检验信用代码、备案号、许可证编号", "Test a credit code, filing or licence number");
    routes.get("/api/v1/vettings/{id}", "show_vetting", this, &VettingApi::show)
        .titled("清单、得分和理由", "Checklist, score and reasons");
    routes.get("/api/v1/vettings/{id}/report", "report_vetting", this, &VettingApi::report)
        .titled("一页纸的核查报告", "A one-page report")
        .answers_as("text/markdown");
    routes.post("/api/v1/vettings/{id}/answers", "answer_checks", this, &VettingApi::answer)
        .titled("填写检查项", "Answer checks");
}

Result<Vetting> VettingApi::load(const VettingId& id) const {
    return database_.read([&](sql::Transaction& transaction) -> Result<Vetting> {
        return VettingStore(transaction, vault_).load(id);
    });
}

Result<DirectoryInUse> VettingApi::directory() const {
    return database_.read([&](sql::Transaction& transaction) {
        return directory_in_use(transaction, vault_, library_);
    });
}

Result<VettingView> VettingApi::view_of(const Vetting& vetting, Language language) const {
    const DirectoryInUse opened = TRY(directory());
    const VettingChecklist& checklist = *TRY(library_.checklist());
    return database_.read([&](sql::Transaction& transaction) -> Result<VettingView> {
        const ShopHistory history =
            TRY(history_with(transaction, vault_, vetting.name, *opened, clock_.today()));
        KeptPagesView kept = TRY(kept_pages_view(
            transaction, vault_, TRY(pages_of_shop(transaction, vault_, vetting.name))));
        return to_view(vetting, checklist, history, std::move(kept.pages), language);
    });
}

Result<VettingView> VettingApi::start(const StartVettingRequest& asked,
                                      const Request& request) const {
    const DirectoryInUse opened = TRY(directory());
    const VettingNeeds needs{database_, vault_, *TRY(library_.checklist()), *opened};
    return view_of(TRY(start_vetting(needs, ids_, asked.name, clock_.today())), request.language());
}

Result<VettingsView> VettingApi::list(const ListVettingsQuery& query,
                                      const Request& request) const {
    const VettingChecklist& checklist = *TRY(library_.checklist());
    const auto limit = static_cast<int>(std::clamp<std::int64_t>(query.limit, 1, most_at_once));
    std::optional<VettingId> after;
    if (!query.after.empty()) after = TRY(vetting_id(query.after, "after"));
    const std::vector<Vetting> vettings =
        TRY(database_.read([&](sql::Transaction& transaction) -> Result<std::vector<Vetting>> {
            return VettingStore(transaction, vault_).list(limit, after);
        }));
    VettingsView view;
    for (const Vetting& vetting : vettings)
        view.vettings.push_back(summary_view(vetting, checklist, request.language()));
    if (vettings.size() == static_cast<std::size_t>(limit)) view.next = vettings.back().id.text();
    return view;
}

Result<VettingView> VettingApi::show(const Request& request) const {
    return view_of(TRY(load(TRY(request.path_id<Vetting>()))), request.language());
}

Result<Response> VettingApi::report(const VettingReportQuery& query, const Request& request) const {
    const VettingView view = TRY(show(request));
    Response response;
    if (query.format == "md") {
        response.set("Content-Type", "text/markdown; charset=utf-8");
        response.body = vetting_report(view, clock_.today(), request.language());
        return response;
    }
    if (query.format != "pdf") return fail(report_format_unknown, query.format, "format");
    const auto bytes = TRY(workshop_.draw_paper(
        encode_paper(vetting_paper(view, clock_.today(), request.language()))));
    response.set("Content-Type", "application/octet-stream");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Content-Disposition", "attachment; filename=\"" + view.id + ".pdf\"");
    response.body.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return response;
}

Result<VettingView> VettingApi::answer(const AnswerChecksRequest& asked,
                                       const Request& request) const {
    const DirectoryInUse opened = TRY(directory());
    const VettingNeeds needs{database_, vault_, *TRY(library_.checklist()), *opened};
    std::vector<GivenAnswer> answers;
    for (const GivenAnswerRequest& one : asked.answers) {
        answers.push_back({.check = one.check,
                           .value = one.value,
                           .note = one.note.value_or(""),
                           .proof = one.proof.value_or("")});
    }
    const VettingId id = TRY(request.path_id<Vetting>());
    return view_of(TRY(answer_checks(needs, id, answers, clock_.today())), request.language());
}

Result<ComparisonView> VettingApi::compare(const CompareVettingsQuery& query,
                                           const Request& request) const {
    return compare_view(TRY(load(TRY(vetting_id(query.first, "first")))),
                        TRY(load(TRY(vetting_id(query.second, "second")))),
                        *TRY(library_.checklist()), request.language());
}

Result<LicenceNumberView> VettingApi::number(const TestNumberRequest& asked,
                                             const Request& request) const {
    return to_view(read_licence_number(asked.value), request.language());
}

}  // namespace shuofa
