-- One row per grant of one intervention, newest first.
--
-- param intervention_id VARCHAR
--
-- column grant_id VARCHAR
-- column fund_name VARCHAR? empty where not stated
-- column funder_id VARCHAR? empty where not stated
-- column funder_name VARCHAR?
-- column financial_year VARCHAR? of the fund
-- column amount DECIMAL(14,2)? pounds; empty where not stated
-- column basis STATUS what the amount is
-- column is_given BOOLEAN whether the amount is known to have been given
-- column starts_date DATE?
-- column ends_date DATE?
-- column date_precision VARCHAR
-- column precision_label VARCHAR
-- column note VARCHAR?
-- column source_id VARCHAR
-- column source_title VARCHAR
--
-- grain grant_id

select
    grants.grant_id,
    funds.name as fund_name,
    funds.funder_id,
    funders.name as funder_name,
    funds.financial_year,
    grants.amount,
    as_status(grants.amount_basis, basis_terms.label, basis_terms.mark, basis_terms.tone) as basis,
    coalesce(basis_terms.counts_as = 'given', false) and grants.amount is not null as is_given,
    grants.starts_date,
    grants.ends_date,
    grants.date_precision,
    label_of('date_precision', grants.date_precision) as precision_label,
    grants.note,
    grants.source_id,
    sources.title as source_title
from register.grants as grants
left join register.funds as funds on grants.fund_id = funds.fund_id
left join register.organisations as funders on funds.funder_id = funders.organisation_id
left join register.vocabulary_terms as basis_terms
    on basis_terms.vocabulary = 'grant_amount_basis' and grants.amount_basis = basis_terms.term
left join register.sources as sources on grants.source_id = sources.source_id
where grants.intervention_id = cast($intervention_id as varchar)
order by grants.ends_date desc nulls last, grants.starts_date desc nulls last, grants.grant_id asc
