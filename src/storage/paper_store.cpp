#include "storage/paper_store.h"

namespace shuofa {
namespace {

constexpr ErrorReason paper_row_broken{"paper_row_broken", ErrorCode::Internal,
                                       "文书记录损坏，请从备份恢复后再试。",
                                       "The record of the paper is damaged: restore a backup."};

constexpr std::string_view columns =
    "SELECT id, case_id, kind, length, request_key, text, drafted_text, writer, written_on, state, "
    "created_at, changed_at FROM papers ";

Result<DraftedPaper> read_paper(const sql::Row& row) {
    const auto id = PaperId::parse(row.text(0));
    const auto case_id = CaseId::parse(row.text(1));
    const auto state = enum_from_name<PaperState>(row.text(9));
    if (!id || !case_id || !state) return fail(paper_row_broken, "id or state");
    DraftedPaper paper;
    paper.id = *id;
    paper.case_id = *case_id;
    paper.kind = row.text(2);
    paper.length = row.text(3);
    paper.key = row.text(4);
    paper.text = row.text(5);
    paper.drafted_text = row.text(6);
    paper.writer = row.text(7);
    paper.written_on = TRY(parse_day(row.text(8)));
    paper.state = *state;
    paper.created_at = Instant{row.integer(10)};
    paper.changed_at = Instant{row.integer(11)};
    return paper;
}

Result<std::optional<Day>> read_day(const sql::Row& row, int column) {
    if (row.is_null(column)) return std::optional<Day>{};
    return std::optional{TRY(parse_day(row.text(column)))};
}

Result<Citation> read_citation(const sql::Row& row) {
    Citation citation;
    citation.rule = row.text(0);
    citation.law = row.text(1);
    citation.article = row.text(2);
    citation.in_force_from = TRY(read_day(row, 3));
    citation.in_force_until = TRY(read_day(row, 4));
    citation.checked_on = TRY(read_day(row, 5));
    citation.certainty = row.text(6);
    return citation;
}

Result<PaperStep> read_step(const sql::Row& row) {
    const auto state = enum_from_name<PaperState>(row.text(0));
    if (!state) return fail(paper_row_broken, "step");
    return PaperStep{*state, TRY(parse_day(row.text(1))), std::string{row.text(2)},
                     std::string{row.text(3)}, std::string{row.text(4)}};
}

// The text of a day that may be missing, kept alive beside the statement.
class DayValue {
public:
    explicit DayValue(const std::optional<Day>& day) : text_{day ? day_text(*day) : ""} {}
    sql::Value value() const {
        return text_.empty() ? sql::Value{nullptr} : sql::Value{std::string_view{text_}};
    }

private:
    std::string text_;
};

}  // namespace

Result<DraftedPaper> PaperStore::load(const PaperId& id) const {
    std::optional<DraftedPaper> found;
    TRY(transaction_.run(std::string{columns} + "WHERE vault_id = $1 AND id = $2",
                         {vault_.text(), id.text()}, [&](const sql::Row& row) -> Result<void> {
                             found = TRY(read_paper(row));
                             return {};
                         }));
    if (!found) return fail(paper_not_found, id.text(), "paper");
    TRY(load_parts(*found));
    return *std::move(found);
}

Result<std::vector<DraftedPaper>> PaperStore::list(const CaseId& of) const {
    std::vector<DraftedPaper> papers;
    TRY(transaction_.run(
        std::string{columns} + "WHERE vault_id = $1 AND case_id = $2 ORDER BY id DESC",
        {vault_.text(), of.text()}, [&](const sql::Row& row) -> Result<void> {
            papers.push_back(TRY(read_paper(row)));
            return {};
        }));
    return papers;
}

Result<std::optional<PaperId>> PaperStore::find_by_key(std::string_view key) const {
    std::optional<PaperId> found;
    TRY(transaction_.run("SELECT id FROM papers WHERE vault_id = $1 AND request_key = $2",
                         {vault_.text(), key}, [&](const sql::Row& row) -> Result<void> {
                             found = PaperId::parse(row.text(0));
                             return {};
                         }));
    return found;
}

Result<void> PaperStore::load_parts(DraftedPaper& paper) const {
    const std::string& id = paper.id.text();
    TRY(
        transaction_.run("SELECT state, day, channel, proof, note FROM paper_steps "
                         "WHERE vault_id = $1 AND paper_id = $2 ORDER BY day, state DESC",
                         {vault_.text(), id}, [&](const sql::Row& row) -> Result<void> {
                             paper.steps.push_back(TRY(read_step(row)));
                             return {};
                         }));
    TRY(
        transaction_.run("SELECT rule, law, article, in_force_from, in_force_until, checked_on, "
                         "certainty FROM paper_citations "
                         "WHERE vault_id = $1 AND paper_id = $2 ORDER BY position",
                         {vault_.text(), id}, [&](const sql::Row& row) -> Result<void> {
                             paper.citations.push_back(TRY(read_citation(row)));
                             return {};
                         }));
    TRY(transaction_.run(
        "SELECT told, name, label_zh, label_en, value, source FROM paper_facts "
        "WHERE vault_id = $1 AND paper_id = $2 ORDER BY position",
        {vault_.text(), id}, [&](const sql::Row& row) -> Result<void> {
            auto& list = row.integer(0) == 1 ? paper.facts_used : paper.facts_unused;
            list.push_back({std::string{row.text(1)},
                            {std::string{row.text(2)}, std::string{row.text(3)}},
                            std::string{row.text(4)},
                            std::string{row.text(5)}});
            return {};
        }));
    return transaction_.run(
        "SELECT fact, question_zh, question_en, required FROM paper_missing "
        "WHERE vault_id = $1 AND paper_id = $2 ORDER BY position",
        {vault_.text(), id}, [&](const sql::Row& row) -> Result<void> {
            paper.missing.push_back({std::string{row.text(0)},
                                     {std::string{row.text(1)}, std::string{row.text(2)}},
                                     row.integer(3) == 1});
            return {};
        });
}

Result<void> PaperStore::insert(const DraftedPaper& paper) {
    const std::string written_on = day_text(paper.written_on);
    TRY(transaction_.run(
        "INSERT INTO papers (vault_id, id, case_id, kind, length, request_key, text, drafted_text, "
        "writer, written_on, state, created_at, changed_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {vault_.text(), paper.id.text(), paper.case_id.text(), paper.kind, paper.length, paper.key,
         paper.text, paper.drafted_text, paper.writer, written_on, name_of(paper.state),
         paper.created_at.micros, paper.changed_at.micros}));
    return insert_parts(paper);
}

Result<void> PaperStore::insert_parts(const DraftedPaper& paper) {
    const std::string& id = paper.id.text();
    std::int64_t position = 0;
    for (const Citation& citation : paper.citations) {
        const DayValue from{citation.in_force_from};
        const DayValue until{citation.in_force_until};
        const DayValue checked{citation.checked_on};
        TRY(transaction_.run(
            "INSERT INTO paper_citations (vault_id, paper_id, position, rule, law, article, "
            "in_force_from, in_force_until, checked_on, certainty) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            {vault_.text(), id, position++, citation.rule, citation.law, citation.article,
             from.value(), until.value(), checked.value(), citation.certainty}));
    }
    position = 0;
    for (const auto* list : {&paper.facts_used, &paper.facts_unused}) {
        for (const PaperFact& fact : *list) {
            const std::int64_t told = list == &paper.facts_used ? 1 : 0;
            TRY(transaction_.run(
                "INSERT INTO paper_facts (vault_id, paper_id, position, told, name, label_zh, "
                "label_en, value, source) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                {vault_.text(), id, position++, told, fact.name, fact.label.zh, fact.label.en,
                 fact.value, fact.source}));
        }
    }
    position = 0;
    for (const MissingFact& missing : paper.missing) {
        TRY(transaction_.run(
            "INSERT INTO paper_missing (vault_id, paper_id, position, fact, question_zh, "
            "question_en, required) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            {vault_.text(), id, position++, missing.fact, missing.question.zh, missing.question.en,
             std::int64_t{missing.required ? 1 : 0}}));
    }
    return {};
}

Result<void> PaperStore::remove(const PaperId& id) {
    for (const std::string_view part :
         {"paper_steps", "paper_citations", "paper_facts", "paper_missing"}) {
        TRY(transaction_.run(
            "DELETE FROM " + std::string{part} + " WHERE vault_id = $1 AND paper_id = $2",
            {vault_.text(), id.text()}));
    }
    return transaction_.run("DELETE FROM papers WHERE vault_id = $1 AND id = $2",
                            {vault_.text(), id.text()});
}

Result<void> PaperStore::save_text(const PaperId& id, std::string_view text, Instant now) {
    return transaction_.run(
        "UPDATE papers SET text = $3, changed_at = $4 WHERE vault_id = $1 AND id = $2",
        {vault_.text(), id.text(), text, now.micros});
}

Result<void> PaperStore::save_state(const DraftedPaper& paper, Instant now) {
    TRY(transaction_.run(
        "UPDATE papers SET state = $3, changed_at = $4 WHERE vault_id = $1 AND id = $2",
        {vault_.text(), paper.id.text(), name_of(paper.state), now.micros}));
    for (const PaperStep& step : paper.steps) {
        const std::string day = day_text(step.day);
        TRY(transaction_.run(
            "INSERT INTO paper_steps (vault_id, paper_id, state, day, channel, proof, note) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            {vault_.text(), paper.id.text(), name_of(step.state), day, step.channel, step.proof,
             step.note}));
    }
    return {};
}

Result<PaperDetails> PaperStore::load_details(const std::optional<CaseId>& about) const {
    PaperDetails details;
    const std::string_view scope = about ? std::string_view{about->text()} : "";
    // "" sorts first, so that the details of the case are taken over those of the writer.
    TRY(transaction_.run(
        "SELECT name, value FROM paper_details "
        "WHERE vault_id = $1 AND (about = '' OR about = $2) ORDER BY about",
        {vault_.text(), scope}, [&](const sql::Row& row) -> Result<void> {
            details.insert_or_assign(std::string{row.text(0)}, std::string{row.text(1)});
            return {};
        }));
    return details;
}

Result<void> PaperStore::save_details(const std::optional<CaseId>& about,
                                      const PaperDetails& details) {
    const std::string_view scope = about ? std::string_view{about->text()} : "";
    for (const auto& [name, value] : details) {
        TRY(transaction_.run(
            "DELETE FROM paper_details WHERE vault_id = $1 AND about = $2 AND name = $3",
            {vault_.text(), scope, name}));
        if (value.empty()) continue;
        TRY(transaction_.run(
            "INSERT INTO paper_details (vault_id, about, name, value) VALUES ($1, $2, $3, $4)",
            {vault_.text(), scope, name, value}));
    }
    return {};
}

}  // namespace shuofa
