#include "storage/vetting_store.h"

namespace shuofa {
namespace {

constexpr ErrorReason vetting_row_broken{"vetting_row_broken", ErrorCode::Internal,
                                         "核查记录损坏，请从备份恢复后再试。",
                                         "The record of the vetting is damaged: restore a backup."};

Result<Vetting> read_vetting(const sql::Row& row) {
    const auto id = VettingId::parse(row.text(0));
    if (!id) return fail(vetting_row_broken, "id");
    Vetting vetting;
    vetting.id = *id;
    vetting.name = row.text(1);
    vetting.opened_on = TRY(parse_day(row.text(2)));
    return vetting;
}

Result<VettingAnswer> read_answer(const sql::Row& row) {
    const auto given = enum_from_name<CheckAnswer>(row.text(2));
    if (!given) return fail(vetting_row_broken, "answer");
    VettingAnswer answer;
    answer.number = static_cast<int>(row.integer(0));
    answer.check = row.text(1);
    answer.answer = *given;
    answer.value = row.text(3);
    answer.note = row.text(4);
    answer.proof = row.text(5);
    answer.on = TRY(parse_day(row.text(6)));
    return answer;
}

}  // namespace

Result<void> VettingStore::load_answers(Vetting& vetting) const {
    return transaction_.run(
        "SELECT number, check_id, answer, value, note, proof, day FROM vetting_answers "
        "WHERE vault_id = $1 AND vetting_id = $2 ORDER BY number",
        {vault_.text(), vetting.id.text()}, [&](const sql::Row& row) -> Result<void> {
            vetting.answers.push_back(TRY(read_answer(row)));
            return {};
        });
}

Result<Vetting> VettingStore::load(const VettingId& id) const {
    std::optional<Vetting> found;
    TRY(transaction_.run("SELECT id, name, opened_on FROM vettings WHERE vault_id = $1 AND id = $2",
                         {vault_.text(), id.text()}, [&](const sql::Row& row) -> Result<void> {
                             found = TRY(read_vetting(row));
                             return {};
                         }));
    if (!found) return fail(vetting_not_found, id.text());
    TRY(load_answers(*found));
    return *std::move(found);
}

Result<std::vector<Vetting>> VettingStore::list(int limit,
                                                const std::optional<VettingId>& after) const {
    std::vector<Vetting> vettings;
    const auto take = [&](const sql::Row& row) -> Result<void> {
        vettings.push_back(TRY(read_vetting(row)));
        return {};
    };
    if (after) {
        TRY(
            transaction_.run("SELECT id, name, opened_on FROM vettings WHERE vault_id = $1 AND "
                             "id < $2 ORDER BY id DESC LIMIT $3",
                             {vault_.text(), after->text(), std::int64_t{limit}}, take));
    } else {
        TRY(
            transaction_.run("SELECT id, name, opened_on FROM vettings WHERE vault_id = $1 "
                             "ORDER BY id DESC LIMIT $2",
                             {vault_.text(), std::int64_t{limit}}, take));
    }
    for (Vetting& vetting : vettings)
        TRY(load_answers(vetting));
    return vettings;
}

Result<void> VettingStore::insert(const Vetting& vetting) {
    const std::string day = day_text(vetting.opened_on);
    return transaction_.run(
        "INSERT INTO vettings (vault_id, id, name, opened_on) VALUES ($1, $2, $3, $4)",
        {vault_.text(), vetting.id.text(), vetting.name, day});
}

Result<void> VettingStore::add_answer(const VettingId& vetting, const VettingAnswer& answer) {
    const std::string day = day_text(answer.on);
    return transaction_.run(
        "INSERT INTO vetting_answers (vault_id, vetting_id, number, check_id, answer, value, note, "
        "proof, day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {vault_.text(), vetting.text(), std::int64_t{answer.number}, answer.check,
         name_of(answer.answer), answer.value, answer.note, answer.proof, day});
}

}  // namespace shuofa
