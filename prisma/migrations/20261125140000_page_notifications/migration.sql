-- What a repository's page shows is cached, too: every worker drops it when it changes. Of counted pulls nobody need hear.
DROP TRIGGER repository_policy_notify ON "repository";
CREATE TRIGGER repository_notify_change
  AFTER UPDATE OF description, about_text, usage_text, architectures, operating_systems, logo_digest, preferred_tag, last_pushed_at, policy_text ON "repository"
  FOR EACH ROW EXECUTE FUNCTION notify_repository_itself();
