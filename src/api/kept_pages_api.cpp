#include "api/kept_pages_api.h"

#include "api/typed_routes.h"
#include "storage/kept_page_store.h"
#include "workflows/keep_pages.h"

namespace shuofa {
namespace {

std::string file_ending(PageForm form) {
    switch (form) {
        case PageForm::Html:
            return ".html";
        case PageForm::Mhtml:
            return ".mhtml";
        case PageForm::Pdf:
            return ".pdf";
        case PageForm::Text:
            return ".txt";
        case PageForm::Image:
            return ".image";
    }
    return "";
}

}  // namespace

void KeptPagesApi::add_routes(Router& routes) {
    routes.post("/api/v1/kept-pages", "keep_page", this, &KeptPagesApi::keep)
        .titled("保存一页政策或证照", "Keep a page of a shop or platform")
        .answers_with(201);
    routes.get("/api/v1/kept-pages", "list_kept_pages", this, &KeptPagesApi::list)
        .titled("保存过的页面", "Pages kept so far");
    routes.get("/api/v1/kept-pages/{id}/file", "kept_page_file", this, &KeptPagesApi::file)
        .titled("保存的页面原件", "The original of a kept page")
        .answers_as("application/octet-stream");
    routes.remove("/api/v1/kept-pages/{id}", "remove_kept_page", this, &KeptPagesApi::remove)
        .titled("删除一份保存的页面", "Remove a kept page");
}

Result<KeptPageView> KeptPagesApi::keep(const UploadedFile& file,
                                        const KeepPageRequest& asked) const {
    const KeepingNeeds needs{database_, blobs_, ids_, vault_};
    const KeptPage page = TRY(keep_page(needs,
                                        {.shop = asked.shop,
                                         .file = file.file,
                                         .file_name = asked.name,
                                         .order = asked.order,
                                         .kind = asked.kind.value_or(PageKind::Policy),
                                         .address = asked.address.value_or(""),
                                         .title = asked.title.value_or(""),
                                         .note = asked.note.value_or("")},
                                        clock_.now()));
    return database_.read([&](sql::Transaction& transaction) -> Result<KeptPageView> {
        return TRY(kept_pages_view(transaction, vault_, {page})).pages.front();
    });
}

Result<KeptPagesView> KeptPagesApi::list(const KeptPagesQuery& query) const {
    return database_.read([&](sql::Transaction& transaction) -> Result<KeptPagesView> {
        const KeptPageStore store{transaction, vault_};
        if (query.order) {
            return kept_pages_view(transaction, vault_, TRY(store.of_order(*query.order)));
        }
        if (query.shop) {
            return kept_pages_view(transaction, vault_, TRY(store.of_shop(*query.shop)));
        }
        return kept_pages_view(transaction, vault_, TRY(store.all()));
    });
}

Result<Response> KeptPagesApi::file(const Request& request) const {
    const KeptPageId id = TRY(request.path_id<KeptPage>());
    const KeptPage page = TRY(database_.read([&](sql::Transaction& transaction) {
        return KeptPageStore(transaction, vault_).load(id);
    }));
    Response response;
    response.body = TRY(read_kept_page(blobs_, page));
    // Never a type that a browser would open: the page was written by somebody else.
    response.set("Content-Type", "application/octet-stream");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Content-Disposition",
                 "attachment; filename=\"" + page.id.text() + file_ending(page.form) + "\"");
    return response;
}

Result<KeptPagesView> KeptPagesApi::remove(const Request& request) const {
    const KeptPageId id = TRY(request.path_id<KeptPage>());
    TRY(database_.write([&](sql::Transaction& transaction) -> Result<void> {
        return KeptPageStore(transaction, vault_).remove(id);
    }));
    return list({});
}

}  // namespace shuofa
